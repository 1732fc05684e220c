import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { SessionVersions, type VersionsOfSession } from '../../figures/session-versions.js';
import { SessionRepository } from '../../persistence/session.repository.js';

@Injectable()
export class ReadSessionVersionsHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly versions: SessionVersions,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(caller: Principal, sessionId: string, revisions: number): Promise<VersionsOfSession> {
    const scope = scopeOf(caller);
    return this.versions.of(scope, await this.sessions.get(scope, sessionId), revisions);
  }
}
