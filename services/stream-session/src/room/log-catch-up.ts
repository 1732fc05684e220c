import { contractOf, type EventType, type RecordedEvent, type Topic } from '@shopcast/contracts';
import { asService, type Database, type Transaction } from '@shopcast/database';
import { type EventLog, fromRecord, type LogRecord, type OffsetRange, typeOf } from '@shopcast/event-log';

/** A read model that a projection keeps, and what it takes from the log. */
export interface ReadModel<Event extends RecordedEvent> {
  /** The projection's name as a consumer. */
  readonly consumer: string;
  readonly topic: Topic;
  readonly types: readonly EventType[];
  /** Doing it again must change nothing: the projection does it, too. */
  record(events: readonly Event[], tx: Transaction): Promise<void>;
}

/**
 * Brings a read model up to the end of the log. Its projection does that, too, but a moment later; and after a crash much
 * later, while its group waits for the dead member. What is written here it finds done.
 */
export class LogCatchUp<Event extends RecordedEvent> {
  private running: Promise<void> | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly database: Database,
    private readonly model: ReadModel<Event>,
  ) {}

  /** Resolves when everything is in the read model that was in the log when this was called. */
  async now(): Promise<void> {
    // A run under way may have looked at the log before the call; the one after it has not.
    if (this.running) await this.running.catch(() => undefined);
    this.running ??= this.run().finally(() => (this.running = undefined));
    await this.running;
  }

  private async run(): Promise<void> {
    const ranges = await this.unread();
    if (ranges.length === 0) return;
    await this.log.scan(ranges, async ({ records }) => {
      const events = records.flatMap((record) => this.read(record));
      await this.database.transaction(asService, (tx) => this.model.record(events, tx));
    });
  }

  private async unread(): Promise<OffsetRange[]> {
    const { name } = this.model.topic;
    const ends = (await this.log.endOffsets([name])).get(name) ?? [];
    const rows = await this.database.query<{ partition: number; next_offset: number }>(
      asService,
      'SELECT partition, next_offset::float8 AS next_offset FROM consumer_offsets WHERE consumer = $1 AND topic = $2',
      [this.model.consumer, name],
    );
    const read = new Map(rows.map(({ partition, next_offset }) => [partition, next_offset]));
    return ends
      .map((to, partition) => ({ topic: name, partition, from: read.get(partition) ?? 0, to }))
      .filter(({ from, to }) => from < to);
  }

  /** What cannot be read is the projection's business: it sets it aside as a dead letter. */
  private read(record: LogRecord): Event[] {
    try {
      if (!this.model.types.some((type) => type === typeOf(record))) return [];
      const event = fromRecord(record);
      contractOf(event.type)?.parse(event.data);
      return [event as Event];
    } catch {
      return [];
    }
  }
}
