import type { EventLog, OffsetRange } from '@shopcast/event-log';
import { refuseAnother } from './archive.errors.js';
import type { ArchivedLog } from './archived-log.js';

/**
 * A log whose archived part is read from its archive and the rest from itself: also what it has given up since.
 * @throws AnotherLog when the archive is not this log's
 */
export async function archiveThenLog(
  archive: ArchivedLog,
  log: Pick<EventLog, 'scan' | 'endOffsets'>,
): Promise<Pick<EventLog, 'scan' | 'endOffsets'>> {
  const archived = await archive.endOffsets();
  refuseAnother(archived, await log.endOffsets([...archived.keys()]));
  const endOf = ({ topic, partition, from, to }: OffsetRange): number =>
    Math.min(to, Math.max(from, archived.get(topic)?.[partition] ?? 0));
  return {
    endOffsets: (topics) => log.endOffsets(topics),
    async scan(ranges, onBatch) {
      await archive.scan(notEmpty(ranges.map((range) => ({ ...range, to: endOf(range) }))), onBatch);
      await log.scan(notEmpty(ranges.map((range) => ({ ...range, from: endOf(range) }))), onBatch);
    },
  };
}

const notEmpty = (ranges: readonly OffsetRange[]): OffsetRange[] => ranges.filter(({ from, to }) => from < to);
