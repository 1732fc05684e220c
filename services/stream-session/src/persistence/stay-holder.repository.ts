import { Injectable } from '@nestjs/common';
import type { LeaveReason } from '@shopcast/contracts';
import { asService, Database, type Transaction } from '@shopcast/database';
import type { OpenStay } from '../domain/presence.js';
import type { Visitor } from '../domain/room-fact.js';
import { ProcessIdentity } from './process-identity.js';

/** This process has the viewer's connections (`awaySinceMs` null) or waits for them since then (session time). */
export interface Hold {
  readonly stayId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly awaySinceMs: number | null;
}

/** An open stay that no living process holds. */
export interface Orphan {
  readonly visitor: Visitor;
  readonly stay: OpenStay;
  /** Session time at which a process had decided to close it, before it died. */
  readonly closingAtMs: number | null;
  /** Session time of the last disconnection that was noticed. */
  readonly awaySinceMs: number | null;
  /** Wall time at which the last process that had the viewer's connections gave its last sign of life. */
  readonly aliveMs: number | null;
  /** The process that had the viewer's connections is the one that ended the session. */
  readonly presentAtEnd: boolean;
}

/** Who holds which stay, with proofs of life: what another process needs to know when this one dies. */
@Injectable()
export class StayHolderRepository {
  constructor(
    private readonly database: Database,
    private readonly process: ProcessIdentity,
  ) {}

  /** Proves that this process is alive, together with what has changed in its hands since the last time. */
  beat(nowMs: number, held: readonly Hold[], released: readonly string[]): Promise<void> {
    return this.database.transaction(asService, async (tx) => {
      await tx.query(
        `INSERT INTO room_processes (process_id, beat_at, alive_ms) VALUES ($1, clock_timestamp(), $2)
         ON CONFLICT (process_id) DO UPDATE SET beat_at = EXCLUDED.beat_at, alive_ms = EXCLUDED.alive_ms`,
        [this.process.id, nowMs],
      );
      await this.save(tx, held, released);
    });
  }

  /** The process goes in good order: what it held is free at once for the next one. */
  farewell(held: readonly Hold[], released: readonly string[]): Promise<void> {
    return this.database.transaction(asService, async (tx) => {
      await this.save(tx, held, released);
      await tx.query('DELETE FROM room_processes WHERE process_id = $1', [this.process.id]);
    });
  }

  private async save(tx: Transaction, held: readonly Hold[], released: readonly string[]): Promise<void> {
    if (held.length > 0) {
      await tx.query(
        `INSERT INTO stay_holders (stay_id, process_id, account_id, session_id, away_since_ms)
         SELECT stay_id, $5, account_id, session_id, away_since_ms
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[])
           AS hold(stay_id, account_id, session_id, away_since_ms)
         ON CONFLICT (stay_id, process_id) DO UPDATE SET away_since_ms = EXCLUDED.away_since_ms`,
        [
          held.map(({ stayId }) => stayId),
          held.map(({ accountId }) => accountId),
          held.map(({ sessionId }) => sessionId),
          held.map(({ awaySinceMs }) => awaySinceMs),
          this.process.id,
        ],
      );
    }
    if (released.length === 0) return;
    await tx.query('DELETE FROM stay_holders WHERE process_id = $1 AND stay_id = ANY($2)', [
      this.process.id,
      [...released],
    ]);
  }

  /** Forgets who held stays that are over. @returns those that this process believes it still holds, and why they ended */
  async sweepEnded(silentMs: number): Promise<ReadonlyMap<string, LeaveReason>> {
    const rows = await this.database.query<{ stay_id: string; process_id: string; reason: LeaveReason }>(
      asService,
      `WITH swept AS (
         DELETE FROM stay_holders h USING stays s
         WHERE s.stay_id = h.stay_id AND s.left_at_ms IS NOT NULL AND (h.process_id = $1 OR NOT EXISTS (
           SELECT FROM room_processes p
           WHERE p.process_id = h.process_id AND p.beat_at > clock_timestamp() - make_interval(secs => $2 / 1000.0)))
         RETURNING h.stay_id, h.process_id, s.reason),
       forgotten AS (
         DELETE FROM room_processes p WHERE p.beat_at < clock_timestamp() - interval '1 day' AND NOT EXISTS (
           SELECT FROM stay_holders h WHERE h.process_id = p.process_id))
       SELECT stay_id, process_id, reason FROM swept`,
      [this.process.id, silentMs],
    );
    // A DELETE … RETURNING through a CTE reads like any query.
    const own = rows.filter(({ process_id }) => process_id === this.process.id);
    return new Map(own.map(({ stay_id, reason }) => [stay_id, reason]));
  }

  /**
   * Open stays that no process holds which has given a sign of life in the last `silentMs`. A stay younger than that
   * may be held by a process that has not said so yet.
   */
  async orphans(silentMs: number, limit: number): Promise<Orphan[]> {
    const rows = await this.database.query<OrphanRow>(
      asService,
      `SELECT s.stay_id, s.account_id, s.session_id, s.viewer_id, s.entered_at_ms::float8 AS entered_at_ms,
              s.closing_at_ms::float8 AS closing_at_ms,
              max(h.away_since_ms)::float8 AS away_since_ms,
              max(p.alive_ms) FILTER (WHERE h.away_since_ms IS NULL)::float8 AS alive_ms,
              coalesce(bool_or(h.away_since_ms IS NULL AND h.process_id = session.ended_by), false) AS present_at_end
       FROM stays s
       JOIN sessions session ON session.session_id = s.session_id
       LEFT JOIN stay_holders h ON h.stay_id = s.stay_id
       LEFT JOIN room_processes p ON p.process_id = h.process_id
       WHERE s.left_at_ms IS NULL
         AND (h.stay_id IS NOT NULL OR s.recorded_at < clock_timestamp() - make_interval(secs => $1 / 1000.0))
       GROUP BY s.stay_id
       HAVING count(p.process_id) FILTER (
         WHERE p.beat_at > clock_timestamp() - make_interval(secs => $1 / 1000.0)) = 0
       LIMIT $2`,
      [silentMs, limit],
    );
    return rows.map(toOrphan);
  }
}

interface OrphanRow {
  readonly stay_id: string;
  readonly account_id: string;
  readonly session_id: string;
  readonly viewer_id: string;
  readonly entered_at_ms: number;
  readonly closing_at_ms: number | null;
  readonly away_since_ms: number | null;
  readonly alive_ms: number | null;
  readonly present_at_end: boolean;
}

const toOrphan = (row: OrphanRow): Orphan => ({
  visitor: { accountId: row.account_id, sessionId: row.session_id, viewerId: row.viewer_id },
  stay: { stayId: row.stay_id, enteredAtMs: row.entered_at_ms },
  closingAtMs: row.closing_at_ms,
  awaySinceMs: row.away_since_ms,
  aliveMs: row.alive_ms,
  presentAtEnd: row.present_at_end,
});
