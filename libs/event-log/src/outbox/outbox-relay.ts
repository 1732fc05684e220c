import { asService, type Database } from '@shopcast/database';
import { derivedId } from '@shopcast/kernel';
import { gauge, type Logger, loggerFor } from '@shopcast/telemetry';
import { deadLetterOf } from '../dead-letters/dead-letter-of.js';
import { Alarm } from '../log/alarm.js';
import { backOffMs } from '../log/back-off.js';
import { RecordRefused } from '../log/event-log.errors.js';
import type { EventLog } from '../log/event-log.js';
import { Pace } from '../log/pace.js';
import { toRecord } from '../log/record-codec.js';
import type { EventSource } from './event-source.js';
import { backlog, deleteRows, oldestRows, type OutboxQuery, type OutboxRow, toLogRecord } from './outbox-rows.js';
import { onOutboxCommitted } from './outbox-wake.js';
import { notifyRelay, openRelaySession, type RelaySession } from './relay-leadership.js';

/** Everything is announced; this is how long a lost announcement can delay a fact, and a dead relay its successor. */
const SLOW_POLL_MS = 2_000;
const MEASURE_EVERY_MS = 5_000;
/** Under load facts are sent in groups instead of one by one; after a quiet moment the first goes at once. */
const PACE_MS = 40;

const pendingGauge = gauge('shopcast_outbox_pending', 'Facts that are true but not yet on the log', ['service']);
const ageGauge = gauge('shopcast_outbox_age_seconds', 'Age of the oldest fact that is not yet on the log', ['service']);

/**
 * Carries facts from the outbox to the log: in order, stopping at the first failure, deleting what was sent. A crash
 * between sending and deleting sends again, and consumers drop the repeated event ids. Of several relays on one outbox
 * one sends and the others stand by.
 */
export class OutboxRelay {
  private readonly alarm = new Alarm();
  private readonly pace = new Pace(PACE_MS);
  private readonly logger: Logger;
  private running: Promise<void> | undefined;
  private measuring: NodeJS.Timeout | undefined;
  private stopped = false;
  private leads = false;
  private stopListening = (): void => undefined;

  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly source: EventSource,
  ) {
    this.logger = loggerFor(`${source.service}.outbox`);
  }

  start(): void {
    this.stopListening = onOutboxCommitted(this.database.dataSource, () => this.announce());
    this.measuring = setInterval(() => void this.measure(), MEASURE_EVERY_MS).unref();
    this.running = this.run();
  }

  /** Finishes the batch under way. What is left stays in the outbox for the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearInterval(this.measuring);
    this.alarm.ring();
    await this.running;
  }

  /** Sends everything that is in the outbox now; for tests and tools that must not wait for the relay. */
  async flush(): Promise<void> {
    while ((await this.sendOldest(this.asService)) > 0);
  }

  private announce(): void {
    if (this.leads) return this.alarm.ring();
    // The relay that leads lives in another process. If this is lost, its slow poll finds the facts.
    notifyRelay(this.database.dataSource).catch(() => undefined);
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopped;) {
      try {
        await this.lead(() => (failures = 0));
      } catch (error) {
        this.logger.warn({ err: error }, 'facts wait in the outbox; trying again');
        await this.alarm.rings(backOffMs(failures++, { firstMs: 100, maxMs: 5_000 }));
      }
    }
  }

  private async lead(succeeded: () => void): Promise<void> {
    const session = await openRelaySession(this.database.dataSource, () => this.alarm.ring());
    try {
      this.leads = session.leads;
      if (session.leads) await this.sendUntilLost(session, succeeded);
      else await this.alarm.rings(SLOW_POLL_MS);
    } finally {
      this.leads = false;
      await session.close();
    }
  }

  private async sendUntilLost(session: RelaySession, succeeded: () => void): Promise<void> {
    while (!this.stopped && !session.lost) {
      await this.pace.next();
      const sent = await this.sendOldest(session.query);
      succeeded();
      if (sent === 0) await this.alarm.rings(SLOW_POLL_MS);
    }
  }

  private readonly asService: OutboxQuery = (sql, parameters) => this.database.query(asService, sql, parameters);

  private async sendOldest(query: OutboxQuery): Promise<number> {
    const rows = await oldestRows(query);
    if (rows.length === 0) return 0;
    try {
      await this.log.append(rows.map((row) => toLogRecord(row, this.source.service)));
      await deleteRows(query, rows);
    } catch (error) {
      if (!(error instanceof RecordRefused)) throw error;
      for (const row of rows) await this.sendAlone(row, query);
    }
    return rows.length;
  }

  /** Among these rows is one that can never be sent; it goes to the dead letters, so that it blocks nobody. */
  private async sendAlone(row: OutboxRow, query: OutboxQuery): Promise<void> {
    const record = toLogRecord(row, this.source.service);
    try {
      await this.log.append([record]);
    } catch (error) {
      if (!(error instanceof RecordRefused)) throw error;
      this.logger.error({ err: error, eventId: row.event_id, type: row.type }, 'a fact can never be sent');
      const consumer = `${this.source.service}.outbox`;
      const letter = deadLetterOf({
        consumer,
        topic: row.topic,
        partition: -1,
        record: { ...record, offset: -1 },
        error,
        attempts: 1,
      });
      const id = derivedId('dead-letter', consumer, row.event_id);
      await this.log.append([toRecord(letter, { id, source: this.source.service, timeMs: Date.now() })]);
    }
    await deleteRows(query, [row]);
  }

  private async measure(): Promise<void> {
    try {
      const { pending, ageSeconds } = await backlog(this.asService);
      pendingGauge.set({ service: this.source.service }, pending);
      ageGauge.set({ service: this.source.service }, ageSeconds);
    } catch {
      // The relay itself reports a database that does not answer.
    }
  }
}
