import { Injectable } from '@nestjs/common';
import { contractOf, topics, viewerEntered, viewerLeft } from '@shopcast/contracts';
import { asService, Database } from '@shopcast/database';
import { EventLog, fromRecord, type LogRecord, type OffsetRange, typeOf } from '@shopcast/event-log';
import { loggerFor } from '@shopcast/telemetry';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordStays, type StayEvent } from '../persistence/stay-facts.js';

const CONSUMER = 'stream-session.stays';
const AUDIENCE = topics.audience.name;
const RETRY_MS = 250;

const logger = loggerFor('stream-session.stay-catch-up');

/**
 * Brings the read model of stays up to the end of the log. The projection does that, too, but a moment later; and after a
 * crash much later, while its group waits for the dead member. What is written here it finds done.
 */
@Injectable()
export class StayCatchUp {
  private started: Promise<void> | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly log: EventLog,
    private readonly database: Database,
  ) {}

  start(): void {
    this.started = this.insist();
  }

  stop(): void {
    this.stopped = true;
  }

  /** Resolves when everything is in the read model that this process's predecessors had put into the log. */
  async sinceStart(): Promise<void> {
    await this.started;
  }

  /** Resolves when everything is in the read model that was in the log when this was called. */
  async now(): Promise<void> {
    // A run under way may have looked at the log before the call; the one after it has not.
    if (this.running) await this.running.catch(() => undefined);
    this.running ??= this.run().finally(() => (this.running = undefined));
    await this.running;
  }

  private async insist(): Promise<void> {
    while (!this.stopped) {
      try {
        return await this.run();
      } catch (error) {
        logger.warn({ err: error }, 'the stays of before cannot be read yet; trying again');
        await sleep(RETRY_MS);
      }
    }
  }

  private async run(): Promise<void> {
    const ranges = await this.unread();
    if (ranges.length === 0) return;
    await this.log.scan(ranges, async ({ records }) => {
      const events = records.flatMap(stayEvent);
      await this.database.transaction(asService, (tx) => recordStays(events, tx));
    });
  }

  private async unread(): Promise<OffsetRange[]> {
    const ends = (await this.log.endOffsets([AUDIENCE])).get(AUDIENCE) ?? [];
    const rows = await this.database.query<{ partition: number; next_offset: number }>(
      asService,
      'SELECT partition, next_offset::float8 AS next_offset FROM consumer_offsets WHERE consumer = $1 AND topic = $2',
      [CONSUMER, AUDIENCE],
    );
    const read = new Map(rows.map(({ partition, next_offset }) => [partition, next_offset]));
    return ends
      .map((to, partition) => ({ topic: AUDIENCE, partition, from: read.get(partition) ?? 0, to }))
      .filter(({ from, to }) => from < to);
  }
}

/** What cannot be read is the projection's business: it sets it aside as a dead letter. */
function stayEvent(record: LogRecord): StayEvent[] {
  try {
    if (![viewerEntered.type, viewerLeft.type].some((type) => type === typeOf(record))) return [];
    const event = fromRecord(record);
    contractOf(event.type)?.parse(event.data);
    return [event as StayEvent];
  } catch {
    return [];
  }
}
