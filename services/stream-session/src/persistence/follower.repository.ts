import { Injectable } from '@nestjs/common';
import { viewerFollowed } from '@shopcast/contracts';
import { Database, forAccount, type Scope } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Visitor } from '../domain/room-fact.js';

/** Somebody who follows an account, and where it began. */
export interface Follower {
  readonly viewerId: string;
  readonly sessionId: string;
  /** Session time. */
  readonly followedAtMs: number;
}

export type AfterFollower = Pick<Follower, 'followedAtMs' | 'viewerId'>;

@Injectable()
export class FollowerRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Only the first follow is a fact, however often and from however many rooms it is asked for at once.
   * @param accountId the account of all visitors
   * @returns for each visitor whether it is a new follower
   */
  follow(accountId: string, asked: readonly { visitor: Visitor; atMs: number }[]): Promise<boolean[]> {
    return this.database.transaction(forAccount(accountId), async (tx) => {
      // Sorted, so that two batches with the same viewers wait for each other instead of locking each other out.
      const sorted = [...asked].sort((a, b) => (a.visitor.viewerId < b.visitor.viewerId ? -1 : 1));
      const inserted: { viewer_id: string }[] = await tx.query(
        `INSERT INTO followers (account_id, viewer_id, session_id, followed_at_ms)
         SELECT $1, viewer_id, session_id, at_ms FROM unnest($2::text[], $3::uuid[], $4::bigint[])
           AS asked(viewer_id, session_id, at_ms)
         ON CONFLICT DO NOTHING RETURNING viewer_id`,
        [
          accountId,
          sorted.map(({ visitor }) => visitor.viewerId),
          sorted.map(({ visitor }) => visitor.sessionId),
          sorted.map(({ atMs }) => atMs),
        ],
      );
      const fresh = new Set(inserted.map(({ viewer_id }) => viewer_id));
      // A viewer who asks twice in one batch is new once; `delete` says which of the two.
      const isNew = asked.map(({ visitor }) => fresh.delete(visitor.viewerId));
      for (const [index, { visitor, atMs }] of asked.entries()) {
        if (isNew[index]) await this.outbox.append(tx, [viewerFollowed.of({ ...visitor })], { timeMs: atMs });
      }
      return isNew;
    });
  }

  /** The newest first. */
  list(scope: Scope, accountId: string, limit: number, after: AfterFollower | undefined): Promise<Follower[]> {
    const page = after === undefined ? '' : 'AND (followed_at_ms, viewer_id) < ($3, $4)';
    return this.database.query<Follower>(
      scope,
      `SELECT viewer_id AS "viewerId", session_id AS "sessionId", followed_at_ms::float8 AS "followedAtMs"
       FROM followers WHERE account_id = $1 ${page} ORDER BY followed_at_ms DESC, viewer_id DESC LIMIT $2`,
      [accountId, limit, ...(after === undefined ? [] : [after.followedAtMs, after.viewerId])],
    );
  }

  async count(scope: Scope, accountId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      scope,
      'SELECT count(*)::float8 AS count FROM followers WHERE account_id = $1',
      [accountId],
    );
    return row?.count ?? 0;
  }
}
