import type { Snapshot } from './snapshot.js';

/** Things that must not be there once all is quiet: how many, and the first few. */
export interface Leftovers {
  readonly count: number;
  readonly examples: readonly string[];
}

export interface Residue {
  readonly heldAfterExpiry: Leftovers;
  readonly heldAfterForfeit: Leftovers;
  readonly offeredAfterEnd: Leftovers;
  readonly unsentFacts: Leftovers;
  readonly unmadeRefunds: Leftovers;
  readonly undeliveredCallbacks: Leftovers;
}

const none: Leftovers = { count: 0, examples: [] };

/** @param graceSeconds so old may a waiting fact be, and so long over the time of an unpaid order */
export async function residueIn(snapshot: Snapshot, graceSeconds: number): Promise<Residue> {
  const old = (column: string): string => `${column} < now() - interval '${graceSeconds} seconds'`;
  const hasTestProvider = await snapshot.has('test_callbacks');
  return {
    heldAfterExpiry: await leftovers(
      snapshot,
      `SELECT order_id || ' since ' || expires_at AS example FROM orders
       WHERE status = 'placed' AND ${old('expires_at')} ORDER BY expires_at`,
    ),
    heldAfterForfeit: await leftovers(
      snapshot,
      `SELECT order_id || ' since ' || forfeits_at AS example
       FROM (SELECT order_id, status, (to_jsonb(o) ->> 'forfeits_at')::timestamptz AS forfeits_at FROM orders o) o
       WHERE status = 'deposit_paid' AND ${old('forfeits_at')} ORDER BY forfeits_at`,
    ),
    offeredAfterEnd: !(await snapshot.has('waiting'))
      ? none
      : await leftovers(
          snapshot,
          `SELECT entry_id || ' since ' || expires_at AS example FROM waiting
           WHERE state = 'offered' AND ${old('expires_at')} ORDER BY expires_at`,
        ),
    unsentFacts: await leftovers(
      snapshot,
      `SELECT type || ' ' || event_id || ' since ' || recorded_at AS example FROM outbox
       WHERE ${old('recorded_at')} ORDER BY position`,
    ),
    unmadeRefunds: await leftovers(
      snapshot,
      `SELECT refund_id || ' of order ' || order_id || ', tried ' || attempts || ' times' AS example FROM refunds r
       WHERE made_at IS NULL AND to_jsonb(r) ->> 'failed_at' IS NULL ORDER BY refund_id`,
    ),
    undeliveredCallbacks: !hasTestProvider
      ? none
      : await leftovers(
          snapshot,
          `SELECT 'payment ' || payment_id || ' due ' || due_at || ', tried ' || attempts || ' times' AS example
           FROM test_callbacks ORDER BY due_at`,
        ),
  };
}

async function leftovers(snapshot: Snapshot, query: string): Promise<Leftovers> {
  const found = await snapshot.all<{ example: string; count: number }>(
    `SELECT example, count(*) OVER ()::int AS count FROM (${query}) AS found LIMIT 5`,
  );
  return { count: found[0]?.count ?? 0, examples: found.map(({ example }) => example) };
}
