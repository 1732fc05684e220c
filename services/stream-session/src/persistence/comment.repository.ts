import { Injectable } from '@nestjs/common';
import type { CommentPosted, Fact, RecordedEvent } from '@shopcast/contracts';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import { type Deed, nothingElse } from '../domain/moderation/audit-entry.js';
import type { WrittenComment } from '../domain/moderation/written-comment.js';
import { AuditLog } from './audit-log.js';

/** Who deletes it, why and when; wall time. */
export type Deleting = Pick<Deed, 'keyId' | 'reason' | 'atMs'>;

const COLUMNS = `comment_id AS "commentId", account_id AS "accountId", session_id AS "sessionId", viewer_id AS "viewerId",
  posted_at_ms::float8 AS "postedAtMs", deleted_at_ms::float8 AS "deletedAtMs"`;

@Injectable()
export class CommentRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** Doing it again changes nothing. */
  async record(posted: readonly RecordedEvent<CommentPosted>[], tx: Transaction): Promise<void> {
    if (posted.length === 0) return;
    await tx.query(
      `INSERT INTO room_comments (comment_id, account_id, session_id, viewer_id, posted_at_ms)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[])
         AS posted(comment_id, account_id, session_id, viewer_id, posted_at_ms)
       ORDER BY comment_id
       ON CONFLICT (comment_id) DO NOTHING`,
      [
        posted.map(({ data }) => data.commentId),
        posted.map(({ data }) => data.accountId),
        posted.map(({ data }) => data.sessionId),
        posted.map(({ data }) => data.viewerId),
        posted.map(({ timeMs }) => timeMs),
      ],
    );
  }

  /** undefined also when it is another account's. */
  async find(scope: Scope, commentId: string): Promise<WrittenComment | undefined> {
    const sql = `SELECT ${COLUMNS} FROM room_comments WHERE comment_id = $1`;
    const [comment] = await this.database.query<WrittenComment>(scope, sql, [commentId]);
    return comment;
  }

  /** The one door for deletions: the comment must be there. */
  delete(
    scope: Scope,
    commentId: string,
    doing: Deleting,
    decide: (comment: WrittenComment) => Decision<WrittenComment, Fact>,
  ): Promise<void> {
    return this.database.transaction(scope, async (tx) => {
      const sql = `SELECT ${COLUMNS} FROM room_comments WHERE comment_id = $1 FOR UPDATE`;
      const [before]: WrittenComment[] = await tx.query(sql, [commentId]);
      if (!before) return;
      const { state, facts } = decide(before);
      if (facts.length === 0) return;
      const { accountId, sessionId, viewerId, deletedAtMs } = state;
      await tx.query('UPDATE room_comments SET deleted_at_ms = $2 WHERE comment_id = $1', [commentId, deletedAtMs]);
      const about = { accountId, sessionId, viewerId, commentId };
      await this.audit.write(tx, { ...nothingElse, ...doing, ...about, action: 'comment.deleted' });
      await this.outbox.append(tx, facts, { timeMs: deletedAtMs ?? doing.atMs });
    });
  }
}
