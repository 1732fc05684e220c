import type pg from 'pg';
import type { LogRecord, OffsetRange, RecordBatch } from '../log/event-log.js';
import { readPartitions } from './log-reading.js';

const LIMITS = { records: 5_000, bytes: 8_000_000 };

/** Reads one range; the next page is fetched while the one before is being worked on. */
export async function scanRange(
  pool: pg.Pool,
  topicId: number,
  { topic, partition, from, to }: OffsetRange,
  onBatch: (batch: RecordBatch) => Promise<void>,
): Promise<void> {
  const page = async (offset: number): Promise<readonly LogRecord[]> => {
    if (offset >= to) return [];
    const [records = []] = await readPartitions(pool, [{ topicId, partition, offset }], LIMITS);
    return records.filter((record) => record.offset < to);
  };

  let records = await page(from);
  while (records.length > 0) {
    const nextOffset = (records.at(-1)?.offset ?? to) + 1;
    const following = page(nextOffset);
    // Whoever fails first is thrown; the other must not become an unhandled rejection.
    following.catch(() => undefined);
    await onBatch({ topic, partition, records, nextOffset });
    records = await following;
  }
}
