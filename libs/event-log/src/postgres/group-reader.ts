import type pg from 'pg';
import { type Logger, loggerFor } from '@shopcast/telemetry';
import { Alarm } from '../log/alarm.js';
import { backOffMs } from '../log/back-off.js';
import { Pace } from '../log/pace.js';
import type { LogRecord, StartOffset, Subscriber } from '../log/event-log.js';
import { readPartitions } from './log-reading.js';
import type { KnownTopic } from './topic-directory.js';

/** A partition that is being read. */
interface Cursor {
  readonly topic: KnownTopic;
  readonly partition: number;
  offset: number;
  /** A batch is with the subscriber. */
  busy: boolean;
  /** There may be records that were not read yet. */
  stale: boolean;
  closed: boolean;
}

/** Every append is announced; a lost announcement delays records by so much at most. */
const SLOW_POLL_MS = 5_000;
/** Under load a look at the log finds several records; after a quiet moment the first look comes at once. */
const PACE_MS = 40;
const LIMITS = { records: 1_000, bytes: 2_000_000 };

/** Reads the partitions that a member holds and hands their records on: one batch per partition at a time. */
export class GroupReader {
  private readonly alarm = new Alarm();
  private readonly pace = new Pace(PACE_MS);
  private readonly cursors = new Map<string, Cursor>();
  private readonly logger: Logger;
  private closed = false;
  private readonly running: Promise<void>;

  constructor(
    private readonly subscriber: Subscriber,
    private readonly pool: pg.Pool,
  ) {
    this.logger = loggerFor(`event-log.group.${subscriber.group}`);
    this.running = this.run();
  }

  open(topic: KnownTopic, { partition, offset }: StartOffset): void {
    const cursor = { topic, partition, offset, busy: false, stale: true, closed: false };
    this.cursors.set(`${topic.id}/${partition}`, cursor);
    this.alarm.ring();
  }

  shut(topic: KnownTopic, partition: number): void {
    const cursor = this.cursors.get(`${topic.id}/${partition}`);
    if (cursor) cursor.closed = true;
    this.cursors.delete(`${topic.id}/${partition}`);
  }

  /** These topics have new records. */
  appended(topicIds: ReadonlySet<number>): void {
    let any = false;
    for (const cursor of this.cursors.values()) {
      if (topicIds.has(cursor.topic.id)) any = cursor.stale = true;
    }
    if (any) this.alarm.ring();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.alarm.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.closed;) {
      try {
        await this.readStale();
        failures = 0;
        const rang = await this.alarm.rings(SLOW_POLL_MS);
        if (!rang) for (const cursor of this.cursors.values()) cursor.stale = true;
      } catch (error) {
        this.logger.warn({ err: error }, 'the log cannot be read; trying again');
        await this.alarm.rings(backOffMs(failures++, { firstMs: 100, maxMs: 5_000 }));
      }
    }
  }

  private async readStale(): Promise<void> {
    for (;;) {
      await this.pace.next();
      const due = [...this.cursors.values()].filter(({ stale, busy }) => stale && !busy);
      if (due.length === 0 || this.closed) return;
      // Before reading: what is appended meanwhile makes them stale again.
      for (const cursor of due) cursor.stale = false;
      await this.read(due).catch((error: unknown) => {
        for (const cursor of due) cursor.stale = true;
        throw error;
      });
    }
  }

  private async read(due: readonly Cursor[]): Promise<void> {
    const { records } = LIMITS;
    const places = due.map(({ topic, partition, offset }) => ({ topicId: topic.id, partition, offset, records }));
    const read = await readPartitions(this.pool, places, LIMITS);
    due.forEach((cursor, index) => {
      const records = read[index] ?? [];
      const last = records.at(-1);
      if (last === undefined || cursor.closed) return;
      cursor.stale ||= isFull(records);
      void this.deliver(cursor, records, last.offset + 1);
    });
  }

  private async deliver(cursor: Cursor, records: readonly LogRecord[], nextOffset: number): Promise<void> {
    cursor.busy = true;
    const { topic, partition } = cursor;
    cursor.offset = await this.subscriber.deliver({ topic: topic.name, partition, records, nextOffset });
    if (cursor.offset !== nextOffset) cursor.stale = true;
    cursor.busy = false;
    this.alarm.ring();
  }
}

/** The page may have been cut. A character takes up to four bytes. */
function isFull(records: readonly LogRecord[]): boolean {
  const characters = records.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
  return records.length >= LIMITS.records || characters * 4 >= LIMITS.bytes;
}
