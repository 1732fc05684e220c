import type { RecordToAppend } from '../log/event-log.js';
import { recordOf } from '../log/record-codec.js';

/** A fact that waits for the log. */
export interface OutboxRow {
  readonly position: string;
  readonly event_id: string;
  readonly type: string;
  readonly topic: string;
  readonly key: string;
  readonly time_ms: string;
  readonly traceparent: string | null;
  readonly data: string;
}

const MAX_ROWS = 1_000;
const MAX_BYTES = 4_000_000;

/** Runs a statement that row-level security lets see the whole outbox. */
export type OutboxQuery = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/**
 * The oldest facts, in the order in which they were written. What commits late appears later: there is no cursor that
 * could have passed it, because what was sent is deleted and everything else is still here.
 */
export const oldestRows = (query: OutboxQuery): Promise<OutboxRow[]> =>
  query<OutboxRow>(
    `SELECT position, event_id, type, topic, key, time_ms, traceparent, data
     FROM (SELECT *, sum(octet_length(data)) OVER (ORDER BY position ROWS UNBOUNDED PRECEDING) AS bytes_so_far
           FROM (SELECT * FROM outbox ORDER BY position LIMIT $1) AS oldest) AS counted
     WHERE bytes_so_far - octet_length(data) < $2
     ORDER BY position`,
    [MAX_ROWS, MAX_BYTES],
  );

export async function deleteRows(query: OutboxQuery, rows: readonly OutboxRow[]): Promise<void> {
  const positions = rows.map(({ position }) => position);
  await query(`DELETE FROM outbox WHERE position = ANY($1::bigint[])`, [positions]);
}

/** How many facts wait (counted up to 100,000) and for how many seconds the oldest has. */
export async function backlog(query: OutboxQuery): Promise<{ pending: number; ageSeconds: number }> {
  const [row] = await query<{ pending: string; age: string | null }>(
    `SELECT (SELECT count(*) FROM (SELECT FROM outbox LIMIT 100000) AS counted) AS pending,
            (SELECT extract(epoch FROM clock_timestamp() - recorded_at) FROM outbox ORDER BY position LIMIT 1) AS age`,
  );
  return { pending: Number(row?.pending ?? 0), ageSeconds: Math.max(0, Number(row?.age ?? 0)) };
}

export const toLogRecord = (row: OutboxRow, source: string): RecordToAppend =>
  recordOf(
    { type: row.type, topic: row.topic, key: row.key, json: row.data },
    { id: row.event_id, source, timeMs: Number(row.time_ms), traceparent: row.traceparent ?? undefined },
  );
