import { asService, type Database } from '@shopcast/database';
import type { EndOffsets, EventLog } from '../log/event-log.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import { consumerMetrics } from './consumer-metrics.js';
import { Watermark } from './watermark.js';

const SAMPLE_EVERY_MS = 1_000;

interface OffsetRow {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly next_offset: string;
}

/** How far a service's consumers have come, whichever member processes the partitions. */
export class ConsumerProgress {
  private readonly watermarks = new Map<string, Watermark>();
  private readonly lags = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private sampling: Promise<void> | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly database: Database,
    private readonly definitions: () => readonly ConsumerDefinition[],
  ) {}

  /** Everything that the log had accepted by this wall time (epoch milliseconds) is processed; null: not known yet. */
  watermarkMs(consumer: string): number | null {
    return this.watermarks.get(consumer)?.ms ?? null;
  }

  /** Records on the log that the consumer has not processed, as of the last second; null: not known yet. */
  lag(consumer: string): number | null {
    return this.lags.get(consumer) ?? null;
  }

  start(): void {
    if (this.definitions().length === 0) return;
    this.timer = setInterval(() => this.sampleAgain(), SAMPLE_EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.sampling;
  }

  /** Compares now; runs by itself every second. */
  async sample(): Promise<void> {
    const definitions = this.definitions();
    const atMs = Date.now();
    const ends = await this.log.endOffsets([...new Set(definitions.flatMap(({ topics }) => topics))]);
    const rows = await this.database.query<OffsetRow>(
      asService,
      `SELECT consumer, topic, partition, next_offset FROM consumer_offsets WHERE consumer = ANY($1)`,
      [definitions.map(({ name }) => name)],
    );
    const processed = new Map(
      rows.map((row) => [nameOf(row.consumer, row.topic, row.partition), Number(row.next_offset)]),
    );
    for (const definition of definitions) this.compare(definition, { atMs, ends, processed });
  }

  /** One sample at a time: a late one would speak of an earlier moment. */
  private sampleAgain(): void {
    // While log or database do not answer, what is known stands still, and those who use them report it.
    this.sampling ??= this.sample()
      .catch(() => undefined)
      .finally(() => (this.sampling = undefined));
  }

  private compare(
    { name, topics }: ConsumerDefinition,
    { atMs, ends, processed }: { atMs: number; ends: EndOffsets; processed: ReadonlyMap<string, number> },
  ): void {
    const partitions = topics.flatMap((topic) =>
      (ends.get(topic) ?? []).map((end, partition) => ({
        partition: `${topic}/${partition}`,
        end,
        processed: processed.get(nameOf(name, topic, partition)) ?? 0,
      })),
    );
    const watermark = this.watermarks.get(name) ?? new Watermark();
    this.watermarks.set(name, watermark);
    watermark.observe(atMs, partitions);
    const lag = partitions.reduce((sum, { end, processed: done }) => sum + Math.max(0, end - done), 0);
    this.lags.set(name, lag);
    consumerMetrics.lag.set({ consumer: name }, lag);
    if (watermark.ms !== null) consumerMetrics.watermark.set({ consumer: name }, (Date.now() - watermark.ms) / 1_000);
  }
}

const nameOf = (consumer: string, topic: string, partition: number): string => `${consumer}|${topic}|${partition}`;
