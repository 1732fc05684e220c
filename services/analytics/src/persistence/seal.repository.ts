import { Injectable } from '@nestjs/common';
import { asService, Database, type Transaction } from '@shopcast/database';
import { countNames } from '../domain/counts.js';
import { mergeBuckets } from '../domain/merge-buckets.js';
import { lockLanes } from './lane-locks.js';
import { selectSealed, takeMinutes } from './ledger.repository.js';
import { packBuckets } from './packed-buckets.js';
import { settleSealed } from './settle-sealed.js';

const AT_ONCE = 50;

/** In any order: a session that cannot be sealed must not be the first one every time. */
const SELECT_QUIET = `
  SELECT s.session_id FROM sessions s JOIN published_measures m USING (session_id)
  WHERE s.state = 'ended' AND m.final
    AND EXISTS (SELECT 1 FROM fold_minute f WHERE f.session_id = s.session_id)
    AND NOT EXISTS (SELECT 1 FROM fold_partition p
                    WHERE p.session_id = s.session_id AND p.folded_at > now() - make_interval(secs => $1))
  ORDER BY random() LIMIT ${AT_ONCE}`;

/** Pieces are put one after the other: to go through them all would take longer than the fold can wait. */
const SEAL = `
  INSERT INTO fold_sealed AS s (session_id, account_id, version, count_names, buckets, products, visits, moments)
  SELECT $1, account_id, 1, $2, $3, $4, $5, $6 FROM fold_partition WHERE session_id = $1 LIMIT 1
  ON CONFLICT (session_id) DO UPDATE SET
    version = s.version + 1, count_names = excluded.count_names, buckets = excluded.buckets,
    products = s.products || excluded.products, visits = s.visits || excluded.visits,
    moments = s.moments || excluded.moments`;

/** Versions tell only of the orders that something became of after the end. */
const FORGET_ORDERS_TO_THE_END = `
  DELETE FROM order_changes o USING sessions s
  WHERE o.session_id = $1 AND s.session_id = $1 AND o.at_ms <= s.ended_at_ms`;

/**
 * Puts the minutes of a session, of all partitions, into one row: a tenth of the room, and read at once. What is folded
 * later lies beside it again, and is added to it by whoever reads; so sealing changes no number, whenever it is done.
 */
@Injectable()
export class SealRepository {
  constructor(private readonly database: Database) {}

  /** Finished sessions with minutes to seal, of which nothing was heard for a while. */
  async quiet(forMs: number): Promise<string[]> {
    const rows = await this.database.query<{ session_id: string }>(asService, SELECT_QUIET, [forMs / 1_000]);
    return rows.map((row) => row.session_id);
  }

  async seal(sessionId: string): Promise<void> {
    await this.putTogether(sessionId);
    await settleSealed(this.database, sessionId);
    await this.database.query(asService, FORGET_ORDERS_TO_THE_END, [sessionId]);
  }

  private async putTogether(sessionId: string): Promise<void> {
    await this.database.transaction(asService, async (tx) => {
      // A process that is frozen here must not hold up the fold for longer.
      await tx.query(`SET LOCAL idle_in_transaction_session_timeout = '5s'`);
      // Without it the fold and this could wait for each other's rows, and one of them would be given up. A partition of
      // which nothing was folded before is not among them: what it adds is taken whole or not at all.
      await lockLanes(tx, await this.partitionsOf(tx, sessionId));
      const taken = await takeMinutes(tx, sessionId);
      if (taken.buckets.length === 0) return;
      const buckets = mergeBuckets([...(await selectSealed(tx, sessionId)), ...taken.buckets]);
      const pieces = [taken.products, taken.visits, taken.moments].map((of) => Buffer.concat(of));
      await tx.query(SEAL, [sessionId, countNames, packBuckets(buckets, countNames), ...pieces]);
    });
  }

  private async partitionsOf(tx: Transaction, sessionId: string): Promise<number[]> {
    const rows = (await tx.query(`SELECT partition FROM fold_partition WHERE session_id = $1`, [sessionId])) as {
      partition: number;
    }[];
    return rows.map(({ partition }) => partition);
  }
}
