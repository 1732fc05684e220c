import type pg from 'pg';
import type { OffsetRange, RecordBatch } from '../log/event-log.js';
import { type ReadFrom, readPartitions } from './log-reading.js';

/** A page of the longest range; those of the others are as much shorter as they are. */
const PAGE_RECORDS = 5_000;
const LIMITS = { bytes: 8_000_000 };

/** A range whose topic is known by number. */
export interface KnownRange extends OffsetRange {
  readonly topicId: number;
}

type OpenRange = KnownRange & { from: number; readonly pageRecords: number };

/**
 * Reads the ranges of one lane side by side, so that they come to their ends together: what happened at about the same
 * time is worked on together, whatever its topic. The next pages are fetched while those before are being worked on.
 */
export async function scanLane(
  pool: pg.Pool,
  ranges: readonly KnownRange[],
  onBatch: (batch: RecordBatch) => Promise<void>,
): Promise<void> {
  const longest = Math.max(...ranges.map(lengthOf));
  let open: readonly OpenRange[] = ranges.map((range) => ({
    ...range,
    pageRecords: Math.ceil((PAGE_RECORDS * lengthOf(range)) / longest),
  }));
  let batches = await readOn(pool, open);
  while (batches.length > 0) {
    open = open.filter(({ from, to }) => from < to);
    const following = readOn(pool, open);
    // Whoever fails first is thrown; the other must not become an unhandled rejection.
    following.catch(() => undefined);
    await Promise.all(batches.map(onBatch));
    batches = await following;
  }
}

const lengthOf = ({ from, to }: OffsetRange): number => to - from;

/** One page of each range, which then goes on behind it. */
async function readOn(pool: pg.Pool, ranges: readonly OpenRange[]): Promise<RecordBatch[]> {
  const places = ranges.map(({ topicId, partition, from, to, pageRecords }): ReadFrom => ({
    topicId,
    partition,
    offset: from,
    records: Math.min(pageRecords, to - from),
  }));
  const read = await readPartitions(pool, places, LIMITS);
  return ranges.flatMap((range, index) => {
    const records = read[index] ?? [];
    // Nothing where there should be something: the log ends earlier than it was said to.
    range.from = (records.at(-1)?.offset ?? range.to - 1) + 1;
    const { topic, partition, from: nextOffset } = range;
    return records.length === 0 ? [] : [{ topic, partition, records, nextOffset }];
  });
}
