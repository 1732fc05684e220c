import { Injectable } from '@nestjs/common';
import type { Fact } from '@shopcast/contracts';
import { asService, Database, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import { type Deed, nothingElse } from '../domain/moderation/audit-entry.js';
import type { HeldComment, HeldState } from '../domain/moderation/held-comment.js';
import { HeldCommentNotFound } from '../domain/moderation/moderation.errors.js';
import type { Session } from '../domain/session.js';
import { SessionNotFound } from '../domain/session.errors.js';
import { AuditLog } from './audit-log.js';
import { SessionRow, toSession } from './session.row.js';

export type AfterHeld = Pick<HeldComment, 'writtenAtMs' | 'commentId'>;
/** Wall time, and the reason given. */
export type Reviewing = Pick<Deed, 'atMs' | 'reason'>;

const COLUMNS = `comment_id AS "commentId", account_id AS "accountId", session_id AS "sessionId", viewer_id AS "viewerId",
  text, written_at_ms::float8 AS "writtenAtMs", state, decided_at_ms::float8 AS "decidedAtMs", key_id AS "keyId"`;

/** Comments that wait for a moderator. */
@Injectable()
export class HeldCommentRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** The same comment again changes nothing, whatever has become of it. */
  async hold(
    comment: Pick<HeldComment, 'accountId' | 'sessionId' | 'viewerId' | 'commentId' | 'text' | 'writtenAtMs'>,
  ): Promise<void> {
    const { accountId, sessionId, viewerId, commentId, text, writtenAtMs } = comment;
    await this.database.query(
      asService,
      `INSERT INTO held_comments (comment_id, account_id, session_id, viewer_id, text, written_at_ms)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (comment_id) DO NOTHING`,
      [commentId, accountId, sessionId, viewerId, text, writtenAtMs],
    );
  }

  /** The one that waits longest comes first. */
  list(
    scope: Scope,
    { sessionId, state }: { readonly sessionId: string; readonly state: HeldState },
    limit: number,
    after: AfterHeld | undefined,
  ): Promise<HeldComment[]> {
    return this.database.query<HeldComment>(
      scope,
      `SELECT ${COLUMNS} FROM held_comments WHERE session_id = $1 AND state = $2
         AND ($4::bigint IS NULL OR (written_at_ms, comment_id) > ($4, $5::uuid))
       ORDER BY written_at_ms, comment_id LIMIT $3`,
      [sessionId, state, limit, after?.writtenAtMs ?? null, after?.commentId ?? null],
    );
  }

  /** The session does not end while it is decided. @throws SessionNotFound HeldCommentNotFound */
  decide(
    scope: Scope,
    { sessionId, commentId }: Pick<HeldComment, 'sessionId' | 'commentId'>,
    reviewing: Reviewing,
    decide: (held: HeldComment, session: Session) => Decision<HeldComment, Fact>,
  ): Promise<HeldComment> {
    return this.database.transaction(scope, async (tx) => {
      const session = await tx.findOne(SessionRow, { where: { sessionId }, lock: { mode: 'pessimistic_read' } });
      if (!session) throw new SessionNotFound(sessionId);
      const sql = `SELECT ${COLUMNS} FROM held_comments WHERE comment_id = $1 AND session_id = $2 FOR UPDATE`;
      const [before]: HeldComment[] = await tx.query(sql, [commentId, sessionId]);
      if (!before) throw new HeldCommentNotFound(commentId);
      const decision = decide(before, toSession(session));
      if (decision.state !== before) await this.save(tx, decision, reviewing);
      return decision.state;
    });
  }

  /** Approved, but perhaps no room has heard of them: a process may have died in between. */
  untold(): Promise<HeldComment[]> {
    return this.database.query<HeldComment>(
      asService,
      `SELECT ${COLUMNS} FROM held_comments WHERE state = 'approved' AND NOT is_told
       ORDER BY decided_at_ms LIMIT 500`,
    );
  }

  async told(commentIds: readonly string[]): Promise<void> {
    const sql = 'UPDATE held_comments SET is_told = true WHERE comment_id = ANY($1::uuid[])';
    await this.database.query(asService, sql, [commentIds]);
  }

  private async save(
    tx: Transaction,
    { state: held, facts }: Decision<HeldComment, Fact>,
    reviewing: Reviewing,
  ): Promise<void> {
    const { accountId, sessionId, viewerId, commentId, state, decidedAtMs, keyId } = held;
    await tx.query('UPDATE held_comments SET state = $2, decided_at_ms = $3, key_id = $4 WHERE comment_id = $1', [
      commentId,
      state,
      decidedAtMs,
      keyId,
    ]);
    const action = state === 'approved' ? 'comment.approved' : 'comment.refused';
    const about = { accountId, sessionId, viewerId, commentId, keyId };
    await this.audit.write(tx, { ...nothingElse, ...about, ...reviewing, action });
    await this.outbox.append(tx, facts, { timeMs: decidedAtMs ?? reviewing.atMs, id: commentId });
  }
}
