import type { EventContract, Fact, RecordedEvent } from '@shopcast/contracts';
import { asService, type Database } from '@shopcast/database';
import { type ConsumerProgress, type EventLog, fromRecord, toRecord, typeOf } from '@shopcast/event-log';
import { newId } from '@shopcast/kernel';
import { metricsRegistry } from '@shopcast/telemetry';
import { setTimeout as sleep } from 'node:timers/promises';

const settleTimeoutMs = 20_000;

/** The log as a test sees it: what the service under test has published, and what the others tell it. */
export class TestLog {
  constructor(
    private readonly log: EventLog,
    private readonly database: Database,
    private readonly progress: ConsumerProgress,
  ) {}

  /** All events of this kind on the log, in the order of each key, once nothing is on its way any more. */
  async publishedAs<Data extends object>(contract: EventContract<Data>): Promise<RecordedEvent<Data>[]> {
    await this.untilQuiet();
    const topic = contract.topic.name;
    const ends = (await this.log.endOffsets([topic])).get(topic) ?? [];
    const found: RecordedEvent<Data>[] = [];
    const ranges = ends.map((to, partition) => ({ topic, partition, from: 0, to })).filter(({ to }) => to > 0);
    await this.log.scan(ranges, async ({ records }) => {
      for (const record of records.filter((candidate) => typeOf(candidate) === contract.type)) {
        const event = fromRecord(record);
        found.push({ ...event, data: contract.parse(event.data) });
      }
    });
    return found;
  }

  /** Puts another service's fact on the log and waits until the service under test has taken it in. */
  async tell(fact: Fact<object>, recording: TestRecording = {}): Promise<void> {
    await this.tellAll([fact], recording);
  }

  /** Like {@link tell}, for many at once; each gets an id of its own unless `id` is given. */
  async tellAll(
    facts: readonly Fact<object>[],
    { id, timeMs = Date.now(), source = 'test' }: TestRecording = {},
  ): Promise<void> {
    await this.log.append(facts.map((fact) => toRecord(fact, { id: id ?? newId(), timeMs, source })));
    await this.untilQuiet();
  }

  /** Waits until the outbox is empty and every consumer of the service has come to the end of the log. */
  async untilQuiet(): Promise<void> {
    const deadline = Date.now() + settleTimeoutMs;
    for (;;) {
      const waiting = await this.waiting();
      if (waiting === 0) return;
      if (Date.now() > deadline)
        throw new Error(`${waiting} records were still on their way after ${settleTimeoutMs} ms`);
      await sleep(15);
    }
  }

  /** The outbox is asked again after the consumers, for what they have done may have put something into it. */
  private async waiting(): Promise<number> {
    const unsent = await this.unsent();
    return unsent > 0 ? unsent : (await this.unread()) + (await this.unsent());
  }

  private async unsent(): Promise<number> {
    const [row] = await this.database.query<{ n: string }>(asService, 'SELECT count(*) AS n FROM outbox');
    return Number(row?.n ?? 0);
  }

  private async unread(): Promise<number> {
    await this.progress.sample();
    const lag = await metricsRegistry.getSingleMetric('shopcast_consumer_lag')?.get();
    return (lag?.values ?? []).reduce((sum, { value }) => sum + value, 0);
  }
}

export interface TestRecording {
  /** The event's id; the same one again is a repeated delivery. */
  readonly id?: string;
  /** Event time, epoch milliseconds; now unless given. */
  readonly timeMs?: number;
  readonly source?: string;
}
