import type { Database } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { defineConsumer } from './consumer/consumer-definition.js';
import { ConsumerRunner } from './consumer/consumer-runner.js';
import { defaultRunnerSettings } from './consumer/runner-settings.js';
import { Semaphore } from './consumer/semaphore.js';
import type { EndOffsets, EventLog, TopicPartition } from './log/event-log.js';

export interface ReplayProgress {
  readonly consumer: string;
  readonly records: number;
  readonly total: number;
}

export interface ReplayOptions {
  /** Where the records are: the log, or what can be read like it. */
  readonly log: Pick<EventLog, 'scan' | 'endOffsets'>;
  /** Where the effects go: another database or schema than the live one, with the same tables. */
  readonly database: Database;
  /** Consumer instances that write to that database only through the transaction that they are handed. */
  readonly consumers: readonly object[];
  /** `beginning`: the target must be empty; `stored`: goes on where an earlier replay stopped. */
  readonly from: 'beginning' | 'stored';
  /** Fold up to here, exclusively; {@link EventLog.endOffsets} gives the present. */
  readonly to: EndOffsets;
  /** What this one of several replays into the same target takes; everything unless given. */
  readonly share?: (place: TopicPartition) => boolean;
  readonly onProgress?: (progress: ReplayProgress) => void;
}

/**
 * Folds the log again with the very code that folds it live: same handlers, same de-duplication, same transactions,
 * offsets stored beside the effects. What handlers publish is thrown away. Afterwards the target stands exactly at `to`.
 */
export async function replay(options: ReplayOptions): Promise<void> {
  for (const consumer of options.consumers) await replayConsumer(consumer, options);
}

async function replayConsumer(instance: object, options: ReplayOptions): Promise<void> {
  const { log, database, from, to, share = () => true, onProgress } = options;
  const definition = defineConsumer(instance);
  const runner = new ConsumerRunner({
    definition,
    log: {
      endOffsets: (topics) => log.endOffsets(topics),
      subscribe: () => Promise.reject(new Error('What is replayed is handed over')),
    },
    database,
    owner: `replay/${newId()}`,
    settings: { ...defaultRunnerSettings, recordsPerTurn: 10_000, paceMs: 0, turnTimeoutMs: 120_000 },
    permits: new Semaphore(2),
    replay: true,
  });
  const partitions: TopicPartition[] = definition.topics
    .flatMap((topic) => (to.get(topic) ?? []).map((_end, partition) => ({ topic, partition })))
    .filter(share);
  const starts = await runner.assigned(partitions);
  try {
    if (from === 'beginning' && starts.some(({ offset }) => offset > 0)) {
      throw new Error(`${definition.name} has already folded something into this target; give it an empty one`);
    }
    const ranges = starts
      .map(({ topic, partition, offset }) => ({ topic, partition, from: offset, to: to.get(topic)?.[partition] ?? 0 }))
      .filter((range) => range.from < range.to);
    const total = ranges.reduce((sum, range) => sum + range.to - range.from, 0);
    let records = 0;
    await log.scan(ranges, async (batch) => {
      await runner.deliver(batch);
      records += batch.records.length;
      onProgress?.({ consumer: definition.name, records, total });
    });
  } finally {
    await runner.revoked(partitions);
  }
}
