import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { decodeCursor, type Page, RequestInvalid, toPage } from '@shopcast/http';
import { isInt, isUUID } from 'class-validator';
import { VersionNotPublished } from '../../domain/session.errors.js';
import { SessionVersions } from '../../figures/session-versions.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { type ListedOrderChange, VersionRepository } from '../../persistence/version.repository.js';

export interface VersionOrdersWanted {
  readonly sessionId: string;
  readonly version: number;
  /** undefined: the last one. */
  readonly revision?: number | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What became of orders between the version before and this one, with the currency of their amounts. */
export interface VersionOrdersPage extends Page<ListedOrderChange> {
  readonly currency: string;
  readonly revision: number;
}

@Injectable()
export class ListVersionOrdersHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly due: SessionVersions,
    private readonly versions: VersionRepository,
  ) {}

  /** @throws SessionNotFound (also when the session is another account's) or VersionNotPublished */
  async handle(caller: Principal, wanted: VersionOrdersWanted): Promise<VersionOrdersPage> {
    const { sessionId, version, revision, limit, cursor } = wanted;
    const scope = scopeOf(caller);
    const { currency } = await this.sessions.get(scope, sessionId);
    await this.due.bringUpToDate(sessionId);
    const published = await this.versions.find(scope, sessionId, version, revision);
    if (!published) throw new VersionNotPublished(sessionId, version, revision);
    const changes = await this.versions.changesIn(scope, sessionId, published, {
      ...placeIn(cursor),
      limit: limit + 1,
    });
    const page = toPage(
      changes,
      limit,
      (change) => change,
      ({ atMs, changeId }) => [atMs, changeId],
    );
    return { ...page, currency, revision: published.revision };
  }
}

function placeIn(cursor: string | undefined): { after?: readonly [atMs: number, changeId: string] } {
  const key = decodeCursor(cursor);
  if (!key) return {};
  const [atMs, changeId] = key;
  if (key.length === 2 && isInt(atMs) && isUUID(changeId)) return { after: [atMs as number, changeId as string] };
  throw new RequestInvalid([{ field: 'cursor', problem: 'cursor is not one of ours' }]);
}
