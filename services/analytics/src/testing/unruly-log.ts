import { topics } from '@shopcast/contracts';
import {
  EventLog,
  type EndOffsets,
  type LogRecord,
  type OffsetRange,
  partitionOf,
  type RecordBatch,
  toRecord,
} from '@shopcast/event-log';
import type { TimedFact } from './random-session.js';
import type { Seeded } from './seeded.js';

const partitionsOf = new Map(Object.values(topics).map(({ name, partitions }): [string, number] => [name, partitions]));

/**
 * A log in memory that delivers as unpleasantly as a log may: partitions in any order, batches of any size, some facts
 * twice, and keys of different topics out of step.
 */
export class UnrulyLog extends EventLog {
  private readonly partitions = new Map<string, LogRecord[]>();

  constructor(
    facts: readonly TimedFact[],
    private readonly chance: Seeded,
    { duplicated, spreadOver }: { duplicated: number; spreadOver: number },
  ) {
    super();
    const appended = shuffledKeepingSessions(facts, chance);
    const again = appended.filter(() => chance.chance(duplicated));
    // A repetition comes at any later time: after its original, before or after others.
    for (const fact of [...appended, ...again]) this.add(fact, spreadOver);
  }

  async scan(ranges: readonly OffsetRange[], onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    const open = ranges.map((range) => ({ ...range }));
    const readOn = async (): Promise<void> => {
      while (open.length > 0) {
        const [range] = open.splice(this.chance.between(0, open.length - 1), 1) as [
          { -readonly [K in keyof OffsetRange]: OffsetRange[K] },
        ];
        const to = Math.min(range.to, range.from + this.chance.between(1, 120));
        const records = this.recordsOf(range).slice(range.from, to);
        await onBatch({ topic: range.topic, partition: range.partition, records, nextOffset: to });
        range.from = to;
        if (range.from < range.to) open.push(range);
      }
    };
    await Promise.all([readOn(), readOn(), readOn()]);
  }

  async endOffsets(names: readonly string[]): Promise<EndOffsets> {
    return new Map(names.map((topic) => [topic, this.endsOf(topic)]));
  }

  /** Somewhere between an earlier position and the end, in each partition. */
  somewhereAfter(earlier: EndOffsets): EndOffsets {
    return new Map(
      [...partitionsOf.keys()].map((topic) => [
        topic,
        this.endsOf(topic).map((end, partition) => this.chance.between(earlier.get(topic)?.[partition] ?? 0, end)),
      ]),
    );
  }

  private add({ id, fact, timeMs }: TimedFact, spreadOver: number): void {
    const partition = partitionOf(fact.key, Math.min(spreadOver, partitionsOf.get(fact.topic) ?? 1));
    const records = this.recordsOf({ topic: fact.topic, partition });
    records.push({ ...toRecord(fact, { id, timeMs, source: 'spec' }), offset: records.length });
  }

  private recordsOf({ topic, partition }: { topic: string; partition: number }): LogRecord[] {
    const key = `${topic}/${partition}`;
    const records = this.partitions.get(key) ?? [];
    this.partitions.set(key, records);
    return records;
  }

  private endsOf = (topic: string): number[] =>
    Array.from({ length: partitionsOf.get(topic) ?? 0 }, (_, partition) => this.recordsOf({ topic, partition }).length);

  ensureTopics = (): Promise<void> => Promise.resolve();
  append = (): Promise<never> => Promise.reject(new Error('This log is written once, when it is made'));
  subscribe = (): Promise<never> => Promise.reject(new Error('This log is only read'));
  isReachable = (): Promise<boolean> => Promise.resolve(true);
  close = (): Promise<void> => Promise.resolve();
}

/** Facts of a session's own topic keep their order, which the log promises; all others come as they like. */
function shuffledKeepingSessions(facts: readonly TimedFact[], chance: Seeded): TimedFact[] {
  const frame = facts.filter(({ fact }) => fact.topic === topics.session.name);
  const others = facts.filter(({ fact }) => fact.topic !== topics.session.name);
  const places = others.map((fact): [number, TimedFact] => [chance.next(), fact]);
  return [...frame, ...places.sort(([a], [b]) => a - b).map(([, fact]) => fact)];
}
