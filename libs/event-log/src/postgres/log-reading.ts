import type pg from 'pg';
import type { LogRecord } from '../log/event-log.js';
import { StoredRecord } from '../log/stored-record.js';

/** Where to read one partition. */
export interface ReadFrom {
  readonly topicId: number;
  readonly partition: number;
  readonly offset: number;
  /** At most so many. */
  readonly records: number;
}

export interface ReadLimits {
  /** Of each place. */
  readonly bytes: number;
}

type Page = [slot: string, first: string, count: string, keys: string, headers: string, values: string];
type Row = [slot: string, offset: string, key: string, headers: string, value: string];

const WANTED = `
  FROM unnest($1::int[], $2::int[], $3::bigint[], $4::int[]) WITH ORDINALITY
         AS w(topic_id, partition, from_offset, most, slot)
  CROSS JOIN LATERAL (`;
const RECORDS = `
  SELECT record_offset, key, headers, value FROM (
    SELECT record_offset, key, headers, value,
           sum(octet_length(value)) OVER (ORDER BY record_offset ROWS UNBOUNDED PRECEDING)
             - octet_length(value) AS bytes_before
    FROM (SELECT record_offset, key, headers, value FROM log_records l
          WHERE l.topic_id = w.topic_id AND l.partition = w.partition AND l.record_offset >= w.from_offset
          ORDER BY l.record_offset LIMIT w.most) AS page) AS counted
  WHERE bytes_before < $5`;

/** No JSON text contains it, and no key of ours. */
const SEPARATOR = '\u001e';

/** Offsets have no gaps, so the first one tells them all; one row for many records costs a fraction of many rows. */
const READ_PAGES = `
  SELECT w.slot, r.first, r.count, r.keys, r.headers, r.values ${WANTED}
    SELECT min(record_offset) AS first, count(*) AS count, string_agg(key, E'\\x1e') AS keys,
           string_agg(headers, E'\\x1e') AS headers, string_agg(value, E'\\x1e') AS values
    FROM (${RECORDS}) AS ordered) AS r
  WHERE r.count > 0`;

const READ_SINGLY = `
  SELECT w.slot, r.record_offset, r.key, r.headers, r.value ${WANTED} ${RECORDS}) AS r
  ORDER BY w.slot, r.record_offset`;

/** Reads several partitions with one statement; answers one array per given place, in offset order, from that offset on. */
export async function readPartitions(
  pool: pg.Pool,
  places: readonly ReadFrom[],
  limits: ReadLimits,
): Promise<LogRecord[][]> {
  const read: LogRecord[][] = places.map(() => []);
  for (const page of await ask<Page>(pool, { name: 'read-pages', text: READ_PAGES, places, limits })) {
    const records = recordsIn(page);
    // Somebody else's bytes contain the separator.
    if (!records) return readSingly(pool, places, limits);
    read[Number(page[0]) - 1] = records;
  }
  return read;
}

async function readSingly(pool: pg.Pool, places: readonly ReadFrom[], limits: ReadLimits): Promise<LogRecord[][]> {
  const read: LogRecord[][] = places.map(() => []);
  for (const row of await ask<Row>(pool, { name: 'read-singly', text: READ_SINGLY, places, limits })) {
    const [slot, offset, key, headers, value] = row;
    read[Number(slot) - 1]?.push(new StoredRecord(Number(offset), key, headers, value));
  }
  return read;
}

function recordsIn([, first, count, keys, headers, values]: Page): LogRecord[] | undefined {
  const [eachKey, eachHeaders, eachValue] = [keys, headers, values].map((joined) => joined.split(SEPARATOR)) as [
    string[],
    string[],
    string[],
  ];
  if ([eachKey, eachHeaders, eachValue].some(({ length }) => length !== Number(count))) return undefined;
  return eachValue.map(
    (value, index) =>
      new StoredRecord(Number(first) + index, eachKey[index] as string, eachHeaders[index] as string, value),
  );
}

async function ask<Row extends unknown[]>(
  pool: pg.Pool,
  { name, text, places, limits }: { name: string; text: string; places: readonly ReadFrom[]; limits: ReadLimits },
): Promise<Row[]> {
  const { rows } = await pool.query<Row>({
    // Named, so that it is planned once per connection: planning costs more than an idle look at the log.
    name,
    text,
    rowMode: 'array',
    values: [
      places.map(({ topicId }) => topicId),
      places.map(({ partition }) => partition),
      places.map(({ offset }) => offset),
      places.map(({ records }) => records),
      limits.bytes,
    ],
  });
  return rows;
}
