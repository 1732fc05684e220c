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

/** Whoever reads has to stop, and may begin again. */
export class Interrupted extends Error {}

/** What becomes of those who read, counted in records that any of them is handed. */
export interface Reading {
  /** They are stopped after so many. */
  readonly lasts: number;
  readonly breaksAt: number;
  breaks(): void;
}

/**
 * A log in memory that delivers as unpleasantly as a log may: partitions in any order, batches of any size, some facts
 * twice, and keys of different topics out of step.
 */
export class UnrulyLog extends EventLog {
  /** In the order in which they were appended, repetitions included. */
  readonly records: readonly TimedFact[];
  private readonly partitions = new Map<string, LogRecord[]>();
  private reading: Reading = { lasts: Infinity, breaksAt: Infinity, breaks: () => undefined };
  private handedOver = 0;

  constructor(
    facts: readonly TimedFact[],
    private readonly chance: Seeded,
    { duplicated, spreadOver }: { duplicated: number; spreadOver: number },
  ) {
    super();
    const appended = shuffledKeepingSessions(facts, chance);
    const again = appended.filter(() => chance.chance(duplicated));
    // A repetition comes at any later time: after its original, before or after others.
    this.records = [...appended, ...again];
    for (const fact of this.records) this.add(fact, spreadOver);
  }

  /** What is in store for those who read from now on. */
  readers(reading: Reading): void {
    this.reading = reading;
    this.handedOver = 0;
  }

  async scan(ranges: readonly OffsetRange[], onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    const open = ranges.map((range) => ({ ...range }));
    const readOn = async (): Promise<void> => {
      while (open.length > 0) {
        const [range] = open.splice(this.chance.between(0, open.length - 1), 1) as [
          { -readonly [K in keyof OffsetRange]: OffsetRange[K] },
        ];
        const to = Math.min(range.to, range.from + this.chance.between(1, this.chance.chance(0.2) ? 10 : 2_000));
        const records = this.recordsOf(range).slice(range.from, to);
        this.handOver(records.length);
        await onBatch({ topic: range.topic, partition: range.partition, records, nextOffset: to });
        range.from = to;
        if (range.from < range.to) open.push(range);
      }
    };
    await Promise.all(Array.from({ length: 6 }, readOn));
  }

  async endOffsets(names: readonly string[]): Promise<EndOffsets> {
    return new Map(names.map((topic) => [topic, this.endsOf(topic)]));
  }

  private handOver(records: number): void {
    const { lasts, breaksAt, breaks } = this.reading;
    const before = this.handedOver;
    this.handedOver += records;
    if (before < breaksAt && this.handedOver >= breaksAt) breaks();
    if (this.handedOver > lasts) throw new Interrupted();
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
