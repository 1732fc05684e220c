import { topics } from '@shopcast/contracts';
import { type EventLog, fromRecord } from '@shopcast/event-log';

/** The reference: records read from the log and parsed per second, and nothing else. */
export async function bareRead(log: EventLog): Promise<number> {
  const ends = await log.endOffsets(Object.values(topics).map(({ name }) => name));
  const ranges = [...ends].flatMap(([topic, partitions]) =>
    partitions.map((to, partition) => ({ topic, partition, from: 0, to })).filter(({ to }) => to > 0),
  );
  let read = 0;
  const begun = performance.now();
  await log.scan(ranges, async ({ records }) => {
    read += records.map(fromRecord).length;
  });
  return Math.round(read / ((performance.now() - begun) / 1000));
}
