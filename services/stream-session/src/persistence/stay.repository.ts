import { Injectable } from '@nestjs/common';
import { asService, Database, forAccount } from '@shopcast/database';
import type { OpenStay } from '../domain/presence.js';
import type { Visitor } from '../domain/room-fact.js';
import { ProcessIdentity } from './process-identity.js';

/** A viewer at the door, with the stay that it wants to begin or go on with, or with none when it only says goodbye. */
export interface Arrival {
  readonly visitor: Visitor;
  readonly stayId: string | null;
}

/** What is known of an arrival. */
export interface Reception {
  readonly follower: boolean;
  /** The stay that it names is over, or being closed. */
  readonly over: boolean;
  /** The viewer is in the room already, by this stay. */
  readonly open: OpenStay | undefined;
}

/** A stay whose viewer has been away for too long. */
export interface Overdue {
  readonly stayId: string;
  readonly awaySinceMs: number;
}

/** `close`: it is ours to close. `held`: another process has the viewer. `over`: somebody has closed it already. */
export type Verdict = 'close' | 'held' | 'over';

/** The read model of stays, and the agreement between processes about who holds which. */
@Injectable()
export class StayRepository {
  constructor(
    private readonly database: Database,
    private readonly process: ProcessIdentity,
  ) {}

  /** What is known of these arrivals, all in rooms of one account; answers in their order. */
  receive(accountId: string, arrivals: readonly Arrival[]): Promise<Reception[]> {
    return this.database.transaction(forAccount(accountId), async (tx) => {
      const rows: { follower: boolean; over: boolean; stayId: string | null; enteredAtMs: number }[] = await tx.query(
        `SELECT f.viewer_id IS NOT NULL AS follower,
                coalesce(named.left_at_ms IS NOT NULL OR named.closing_at_ms IS NOT NULL, false) AS over,
                open.stay_id AS "stayId", open.entered_at_ms::float8 AS "enteredAtMs"
         FROM unnest($1::uuid[], $2::text[], $3::uuid[]) WITH ORDINALITY
           AS arrival(session_id, viewer_id, stay_id, place)
         LEFT JOIN followers f ON f.account_id = $4 AND f.viewer_id = arrival.viewer_id
         LEFT JOIN stays named ON named.stay_id = arrival.stay_id
         LEFT JOIN LATERAL (
           SELECT stay_id, entered_at_ms FROM stays s
           WHERE s.session_id = arrival.session_id AND s.viewer_id = arrival.viewer_id
             AND s.left_at_ms IS NULL AND s.closing_at_ms IS NULL
           ORDER BY s.entered_at_ms DESC LIMIT 1
         ) open ON true
         ORDER BY place`,
        [
          arrivals.map(({ visitor }) => visitor.sessionId),
          arrivals.map(({ visitor }) => visitor.viewerId),
          arrivals.map(({ stayId }) => stayId),
          accountId,
        ],
      );
      return rows.map(({ follower, over, stayId, enteredAtMs }) => ({
        follower,
        over,
        open: stayId === null ? undefined : { stayId, enteredAtMs },
      }));
    });
  }

  /** Takes part in these stays from now on; of one that is being closed it is too late. @returns which are ours now */
  join(accountId: string, stayIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.database.transaction(forAccount(accountId), async (tx) => {
      const joined: { stay_id: string }[] = await tx.query(
        `WITH open AS (
           SELECT stay_id, account_id, session_id FROM stays
           WHERE stay_id = ANY($1) AND left_at_ms IS NULL AND closing_at_ms IS NULL
           ORDER BY stay_id FOR UPDATE)
         INSERT INTO stay_holders (stay_id, process_id, account_id, session_id)
         SELECT stay_id, $2, account_id, session_id FROM open
         ON CONFLICT (stay_id, process_id) DO UPDATE SET away_since_ms = NULL
         RETURNING stay_id`,
        [[...stayIds], this.process.id],
      );
      return new Set(joined.map(({ stay_id }) => stay_id));
    });
  }

  /**
   * Asks whether these stays may be closed, and if so lets nobody join them any more. Who waits longest for a viewer
   * decides; a process without a sign of life for `silentMs` has no say.
   */
  beginClosing(overdue: readonly Overdue[], silentMs: number): Promise<Verdict[]> {
    return this.database.transaction(asService, async (tx) => {
      const stayIds = overdue.map(({ stayId }) => stayId);
      // The lock comes first and alone: only a later statement sees what the transactions before us have done.
      const open: { stay_id: string; over: boolean }[] = await tx.query(
        `SELECT stay_id, left_at_ms IS NOT NULL AS over FROM stays WHERE stay_id = ANY($1) ORDER BY stay_id FOR UPDATE`,
        [stayIds],
      );
      const over = new Set(open.filter((stay) => stay.over).map(({ stay_id }) => stay_id));
      const held: { stay_id: string }[] = await tx.query(
        `SELECT DISTINCT h.stay_id FROM unnest($1::uuid[], $2::bigint[]) AS mine(stay_id, away_since_ms)
         JOIN stay_holders h ON h.stay_id = mine.stay_id AND h.process_id <> $3
         JOIN room_processes p ON p.process_id = h.process_id
         WHERE p.beat_at > clock_timestamp() - make_interval(secs => $4 / 1000.0)
           AND (h.away_since_ms IS NULL OR (h.away_since_ms, h.process_id) > (mine.away_since_ms, $3::uuid))`,
        [stayIds, overdue.map(({ awaySinceMs }) => awaySinceMs), this.process.id, silentMs],
      );
      const heldElsewhere = new Set(held.map(({ stay_id }) => stay_id));
      await tx.query(
        `UPDATE stays SET closing_at_ms = mine.away_since_ms
         FROM unnest($1::uuid[], $2::bigint[]) AS mine(stay_id, away_since_ms)
         WHERE stays.stay_id = mine.stay_id AND stays.left_at_ms IS NULL AND stays.stay_id <> ALL($3)`,
        [stayIds, overdue.map(({ awaySinceMs }) => awaySinceMs), [...heldElsewhere]],
      );
      return stayIds.map((stayId) => (over.has(stayId) ? 'over' : heldElsewhere.has(stayId) ? 'held' : 'close'));
    });
  }
}
