import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { type VersionInstant, versionInstants } from '../../domain/session-versions.js';
import type { LiveSession } from '../../domain/live-session.js';
import { SessionVersions } from '../../figures/session-versions.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { type PublishedVersion, VersionRepository } from '../../persistence/version.repository.js';

/** What a session was at its end and later. */
export interface VersionsOfSession {
  readonly session: LiveSession;
  readonly versions: readonly PublishedVersion[];
  /** The one to come; undefined: none, or the session is not over. */
  readonly next: VersionInstant | undefined;
}

@Injectable()
export class ReadSessionVersionsHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly due: SessionVersions,
    private readonly versions: VersionRepository,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(caller: Principal, sessionId: string, revisions: number): Promise<VersionsOfSession> {
    const scope = scopeOf(caller);
    const session = await this.sessions.get(scope, sessionId);
    await this.due.bringUpToDate(sessionId);
    const versions = await this.versions.of(scope, sessionId, revisions);
    const isOut = ({ version }: VersionInstant): boolean => versions.some((one) => one.version === version);
    const isOver = session.startedAtMs !== null && session.endedAtMs !== null;
    const next = isOver ? versionInstants(session).find((instant) => !isOut(instant)) : undefined;
    return { session, versions, next };
  }
}
