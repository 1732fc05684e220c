import { isDeepStrictEqual } from 'node:util';
import type { EndOffsets, EventLog, OffsetRange, RecordBatch } from '@shopcast/event-log';
import { refuseAnother } from './archive.errors.js';
import { ArchivedLog } from './archived-log.js';
import { archivedRecord } from './archived-record.js';

export interface ArchiveComparison {
  /** Records of the log that were looked for in the archive. */
  readonly records: number;
  /** What is not the same, e.g. `shopcast.order/3 offset 17: not archived`; the first ones. Empty: exactly the log. */
  readonly differences: readonly string[];
}

interface CompareOptions {
  readonly log: Pick<EventLog, 'endOffsets' | 'scan'>;
  readonly path: string;
  readonly onProgress?: (progress: { readonly records: number; readonly total: number }) => void;
}

/** More are not told: the first ones show what went wrong. */
const MAX_DIFFERENCES = 20;

/**
 * Compares every record that the log has, up to where the archive ends, with the archive's, in all that is kept of it.
 * What the log has given up since it was archived can no longer be compared.
 * @throws ArchiveProblem
 */
export async function compareArchive({ log, path, onProgress }: CompareOptions): Promise<ArchiveComparison> {
  const archive = await ArchivedLog.open(path);
  try {
    const archived = await archive.endOffsets();
    refuseAnother(archived, await log.endOffsets([...archived.keys()]));
    const ranges = rangesTo(archived);
    const total = ranges.reduce((sum, { to }) => sum + to, 0);
    const reached = new Map<string, number>();
    const differences: string[] = [];
    let records = 0;
    await log.scan(ranges, async (batch) => {
      const place = `${batch.topic}/${batch.partition}`;
      const from = reached.get(place) ?? batch.records[0]?.offset ?? batch.nextOffset;
      reached.set(place, batch.nextOffset);
      const found = await differencesIn(archive, from, batch);
      differences.push(...found.slice(0, MAX_DIFFERENCES - differences.length));
      records += batch.records.length;
      onProgress?.({ records, total });
    });
    return { records, differences };
  } finally {
    archive.close();
  }
}

const rangesTo = (ends: EndOffsets): OffsetRange[] =>
  [...ends].flatMap(([topic, offsets]) => offsets.map((to, partition) => ({ topic, partition, from: 0, to })));

async function differencesIn(archive: ArchivedLog, from: number, batch: RecordBatch): Promise<string[]> {
  const { topic, partition, records, nextOffset: to } = batch;
  const archived = await archive.read({ topic, partition, from, to });
  const byOffset = Map.groupBy(archived, ({ offset }) => offset);
  const differences: string[] = [];
  const tell = (offset: number, what: string): void =>
    void differences.push(`${topic}/${partition} offset ${offset}: ${what}`);
  for (const record of records) {
    const [found, again] = byOffset.get(record.offset) ?? [];
    byOffset.delete(record.offset);
    if (found === undefined) tell(record.offset, 'not archived');
    else if (again !== undefined) tell(record.offset, 'archived more than once');
    else if (!isDeepStrictEqual(found, archivedRecord(record))) tell(record.offset, 'archived as something else');
  }
  for (const offset of byOffset.keys()) tell(offset, 'archived, but not in the log');
  return differences;
}
