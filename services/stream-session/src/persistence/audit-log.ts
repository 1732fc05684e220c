import { Injectable } from '@nestjs/common';
import { accountIn, Database, type Scope, type Transaction } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import type { AuditEntry, Deed } from '../domain/moderation/audit-entry.js';

/** Which entries; what is left out does not matter. Times are epoch milliseconds. */
export interface AuditFilter {
  readonly keyId?: string | undefined;
  readonly viewerId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

export type AfterEntry = Pick<AuditEntry, 'atMs' | 'entryId'>;

/** What moderators have done: written with the deed, in its transaction, and never changed. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  async write(tx: Transaction, deed: Deed): Promise<void> {
    const { accountId, atMs, keyId, action, viewerId, sessionId, commentId, reason, details } = deed;
    await tx.query(
      `INSERT INTO moderation_audit
         (entry_id, account_id, at_ms, key_id, action, viewer_id, session_id, comment_id, reason, details)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)`,
      [newId(), accountId, atMs, keyId, action, viewerId, sessionId, commentId, reason, JSON.stringify(details)],
    );
  }

  /** The newest first. */
  list(scope: Scope, limit: number, filter: AuditFilter, after: AfterEntry | undefined): Promise<AuditEntry[]> {
    const { keyId, viewerId, sessionId, fromMs, toMs } = filter;
    return this.database.query<AuditEntry>(
      scope,
      `SELECT entry_id AS "entryId", account_id AS "accountId", at_ms::float8 AS "atMs", key_id AS "keyId", action,
         viewer_id AS "viewerId", session_id AS "sessionId", comment_id AS "commentId", reason, details
       FROM moderation_audit
       WHERE account_id = $1 AND ($3::uuid IS NULL OR key_id = $3) AND ($4::text IS NULL OR viewer_id = $4)
         AND ($5::uuid IS NULL OR session_id = $5) AND ($6::bigint IS NULL OR at_ms >= $6)
         AND ($7::bigint IS NULL OR at_ms < $7) AND ($8::bigint IS NULL OR (at_ms, entry_id) < ($8, $9::uuid))
       ORDER BY at_ms DESC, entry_id DESC LIMIT $2`,
      [
        accountIn(scope),
        limit,
        ...[keyId, viewerId, sessionId, fromMs, toMs, after?.atMs, after?.entryId].map((value) => value ?? null),
      ],
    );
  }
}
