import { Injectable } from '@nestjs/common';
import { slowModeSet } from '@shopcast/contracts';
import { asService, Database, type Scope } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { nothingElse } from '../domain/moderation/audit-entry.js';
import type { Visitor } from '../domain/room-fact.js';
import { AuditLog } from './audit-log.js';

/** A comment that wants to be said, in a session whose viewers may write once in so many seconds. */
export interface TurnAsked extends Visitor {
  readonly commentId: string;
  readonly seconds: number;
}

export interface SlowMode {
  readonly accountId: string;
  readonly sessionId: string;
  /** Real seconds between two comments of a viewer; 0: as they like. */
  readonly seconds: number;
}

@Injectable()
export class SlowModeRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  async find(scope: Scope, sessionId: string): Promise<number> {
    const sql = 'SELECT seconds FROM room_slow_modes WHERE session_id = $1';
    const [row] = await this.database.query<{ seconds: number }>(scope, sql, [sessionId]);
    return row?.seconds ?? 0;
  }

  /** Setting what is set already changes nothing. @param atMs wall time */
  set(scope: Scope, mode: SlowMode, keyId: string | null, atMs: number): Promise<void> {
    const { accountId, sessionId, seconds } = mode;
    return this.database.transaction(scope, async (tx) => {
      const changed: unknown[] = await tx.query(
        `INSERT INTO room_slow_modes AS mode (session_id, account_id, seconds) VALUES ($1, $2, $3)
         ON CONFLICT (session_id) DO UPDATE SET seconds = EXCLUDED.seconds WHERE mode.seconds <> EXCLUDED.seconds
         RETURNING session_id`,
        [sessionId, accountId, seconds],
      );
      if (changed.length === 0) return;
      if (seconds === 0) await tx.query('DELETE FROM comment_turns WHERE session_id = $1', [sessionId]);
      const deed = { ...nothingElse, accountId, sessionId, keyId, atMs, action: 'slow_mode.set' } as const;
      await this.audit.write(tx, { ...deed, details: { seconds } });
      await this.outbox.append(tx, [slowModeSet.of({ ...mode, keyId })], { timeMs: atMs });
    });
  }

  /**
   * Whose turn it is, over all processes and by the database's clock. The same comment again has the turn that it had.
   * @returns for each whether it may be said
   */
  async take(asked: readonly TurnAsked[]): Promise<boolean[]> {
    // Of two comments of one viewer at the same moment the first may be said.
    const first = new Map(asked.toReversed().map((turn) => [keyOf(turn), turn]));
    const turns = [...first.values()];
    const taken = await this.database.query<{ session_id: string; viewer_id: string }>(
      asService,
      `INSERT INTO comment_turns AS last (session_id, viewer_id, account_id, comment_id, taken_at, seconds)
       SELECT session_id, viewer_id, account_id, comment_id, clock_timestamp(), seconds
       FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::int[])
         AS asked(session_id, viewer_id, account_id, comment_id, seconds)
       ORDER BY session_id, viewer_id
       ON CONFLICT (session_id, viewer_id) DO UPDATE SET comment_id = EXCLUDED.comment_id, seconds = EXCLUDED.seconds,
         taken_at = CASE WHEN last.comment_id = EXCLUDED.comment_id THEN last.taken_at ELSE EXCLUDED.taken_at END
       WHERE last.comment_id = EXCLUDED.comment_id
         OR last.taken_at <= EXCLUDED.taken_at - make_interval(secs => EXCLUDED.seconds)
       RETURNING session_id, viewer_id`,
      [
        turns.map(({ sessionId }) => sessionId),
        turns.map(({ viewerId }) => viewerId),
        turns.map(({ accountId }) => accountId),
        turns.map(({ commentId }) => commentId),
        turns.map(({ seconds }) => seconds),
      ],
    );
    const granted = new Set(taken.map(({ session_id, viewer_id }) => `${session_id}:${viewer_id}`));
    return asked.map((turn) => granted.has(keyOf(turn)) && first.get(keyOf(turn))?.commentId === turn.commentId);
  }
}

const keyOf = ({ sessionId, viewerId }: Visitor): string => `${sessionId}:${viewerId}`;
