import { asService, type Database, type Transaction } from '@shopcast/database';

/**
 * Marks events as seen by the consumer and answers those that it had not seen before. Runs in the transaction of the
 * effects, so an event is marked exactly when its effects are there. Ids that repeat within `ids` count once.
 */
export async function markSeen(tx: Transaction, consumer: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  // Sorted, so that two members that meet on the same events wait for each other instead of deadlocking.
  const rows = (await tx.query(
    `INSERT INTO inbox (consumer, event_id) SELECT $1, id FROM unnest($2::uuid[]) AS event(id)
     ON CONFLICT DO NOTHING RETURNING event_id`,
    [consumer, [...ids].sort()],
  )) as { event_id: string }[];
  return new Set(rows.map(({ event_id }) => event_id));
}

const PRUNED_AT_ONCE = 10_000;

/** Forgets events seen longer ago; a repetition that comes even later would be taken for a new event. */
export async function pruneInbox(database: Database, olderThanMs: number): Promise<number> {
  for (let total = 0; ;) {
    const [row] = await database.query<{ pruned: number }>(
      asService,
      `WITH pruned AS (
         DELETE FROM inbox WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM inbox WHERE seen_at < now() - make_interval(secs => $1) LIMIT ${PRUNED_AT_ONCE}))
         RETURNING 1)
       SELECT count(*)::int AS pruned FROM pruned`,
      [olderThanMs / 1_000],
    );
    total += row?.pruned ?? 0;
    if ((row?.pruned ?? 0) < PRUNED_AT_ONCE) return total;
  }
}
