import type pg from 'pg';
import type { LogRecord } from '../log/event-log.js';

/** Where to read one partition. */
export interface ReadFrom {
  readonly topicId: number;
  readonly partition: number;
  readonly offset: number;
}

export interface ReadLimits {
  readonly records: number;
  readonly bytes: number;
}

type Row = [slot: string, offset: string, key: string, headers: string, value: string];

const READ = `
  SELECT w.slot, r.record_offset, r.key, r.headers, r.value
  FROM unnest($1::int[], $2::int[], $3::bigint[]) WITH ORDINALITY AS w(topic_id, partition, from_offset, slot)
  CROSS JOIN LATERAL (
    SELECT * FROM (
      SELECT record_offset, key, headers, value,
             sum(octet_length(value)) OVER (ORDER BY record_offset ROWS UNBOUNDED PRECEDING)
               - octet_length(value) AS bytes_before
      FROM (SELECT record_offset, key, headers, value FROM log_records l
            WHERE l.topic_id = w.topic_id AND l.partition = w.partition AND l.record_offset >= w.from_offset
            ORDER BY l.record_offset LIMIT $4) AS page) AS counted
    WHERE bytes_before < $5) AS r
  ORDER BY w.slot, r.record_offset`;

/** Reads several partitions with one statement; answers one array per given place, in offset order, from that offset on. */
export async function readPartitions(
  pool: pg.Pool,
  places: readonly ReadFrom[],
  limits: ReadLimits,
): Promise<LogRecord[][]> {
  const { rows } = await pool.query<Row>({
    // Named, so that it is planned once per connection: planning costs more than an idle look at the log.
    name: 'read-partitions',
    text: READ,
    rowMode: 'array',
    values: [
      places.map(({ topicId }) => topicId),
      places.map(({ partition }) => partition),
      places.map(({ offset }) => offset),
      limits.records,
      limits.bytes,
    ],
  });
  const read: LogRecord[][] = places.map(() => []);
  for (const [slot, offset, key, headers, value] of rows) {
    const record = { offset: Number(offset), key, headers: JSON.parse(headers) as Record<string, string>, value };
    read[Number(slot) - 1]?.push(record);
  }
  return read;
}
