import { newId } from '@shopcast/kernel';
import type { OffsetRange, RecordBatch, TopicPartition } from '../log/event-log.js';
import type { KafkaClient } from './kafka-client.js';
import { type FetchedBatch, GroupConsumer, recordsOf } from './kafka-consumer.js';

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/** Reads ranges as the only member of a group of its own, which is removed afterwards. */
export async function scanRanges(
  client: KafkaClient,
  ranges: readonly OffsetRange[],
  onBatch: (batch: RecordBatch) => Promise<void>,
): Promise<void> {
  const readable = await stillThere(client, ranges);
  const open = new Map(readable.map((range) => [keyOf(range), { ...range }]));
  if (open.size === 0) return;

  const groupId = `shopcast.scan.${newId()}`;
  const finished = Promise.withResolvers<void>();
  const consumer = new GroupConsumer(client.kafka, {
    groupId,
    topics: topicsOf(readable),
    sessionTimeoutMs: 30_000,
    joined: () => {
      for (const range of open.values()) consumer.resume(range, range.from);
    },
    crashed: (error, restarts) => {
      if (!restarts) finished.reject(error);
    },
    eachBatch: (batch) => take(batch).catch(finished.reject),
  });

  async function take(fetched: FetchedBatch): Promise<void> {
    const { batch } = fetched;
    const range = open.get(keyOf(batch));
    if (!range) return consumer.pause([batch]);

    const nextOffset = Math.min(Number(batch.lastOffset()) + 1, range.to);
    const records = recordsOf(fetched).filter(({ offset }) => offset >= range.from && offset < range.to);
    const { topic, partition } = batch;
    if (records.length > 0) await onBatch({ topic, partition, records, nextOffset });
    range.from = nextOffset;
    fetched.resolveOffset(batch.lastOffset());
    if (nextOffset < range.to) return;

    open.delete(keyOf(batch));
    consumer.pause([batch]);
    if (open.size === 0) finished.resolve();
  }

  try {
    await consumer.open();
    await finished.promise;
  } finally {
    await consumer.close();
    // An empty group without offsets would also vanish by itself, in a while.
    await client.deleteGroup(groupId).catch(() => undefined);
  }
}

/** Without what the topics have given up: no batch of it would ever come. */
async function stillThere(client: KafkaClient, ranges: readonly OffsetRange[]): Promise<OffsetRange[]> {
  const topics = topicsOf(ranges.filter(({ from, to }) => from < to));
  const starts = await Promise.all(topics.map((topic) => client.startOffsets(topic)));
  const startOf = new Map(topics.map((topic, index) => [topic, starts[index]]));
  return ranges
    .map((range) => ({ ...range, from: Math.max(range.from, startOf.get(range.topic)?.[range.partition] ?? 0) }))
    .filter(({ from, to }) => from < to);
}

const topicsOf = (ranges: readonly OffsetRange[]): string[] => [...new Set(ranges.map(({ topic }) => topic))];
