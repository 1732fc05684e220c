import { type Logger, loggerFor } from '@shopcast/telemetry';
import pg from 'pg';
import { failureKind } from '../consumer/failure-kind.js';
import { backOffMs, pause } from '../log/back-off.js';
import { connectionTo } from './log-pools.js';

/** What a session tells. Listeners must not throw. */
export interface SessionListener {
  /** A new session: nothing that the one before held is still held. */
  up(): void;
  down(): void;
  appended(topicIds: ReadonlySet<number>): void;
  groupChanged(groupId: number): void;
  /** Now and then, in case an announcement was lost. */
  tick(): void;
}

const TICK_MS = 2_000;

/**
 * The one connection on which this process is told of new records and holds its memberships. When it breaks, Postgres
 * lets go of all its locks at once, and the other members take over; here it is opened again.
 */
export class LogSession {
  private readonly logger: Logger = loggerFor('event-log.session');
  private readonly listeners = new Set<SessionListener>();
  private readonly closing = new AbortController();
  private client: pg.Client | undefined;
  private running: Promise<void> | undefined;
  private ticking: NodeJS.Timeout | undefined;

  constructor(private readonly url: string) {}

  get isUp(): boolean {
    return this.client !== undefined;
  }

  /** The server process behind this session, by which others know it. */
  get pid(): number {
    return (this.client as (pg.Client & { processID?: number }) | undefined)?.processID ?? -1;
  }

  /** Keeps the session open from the first listener on. */
  listen(listener: SessionListener): () => void {
    this.listeners.add(listener);
    this.running ??= this.keepOpen();
    if (this.isUp) listener.up();
    return () => this.listeners.delete(listener);
  }

  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { client } = this;
    if (!client) throw new Error('Connection terminated: the log session is down');
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } catch (error) {
      // A session that does not answer may have lost its locks already; a new one starts from a known state.
      if (failureKind(error) === 'infrastructure') streamOf(client).destroy();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    clearInterval(this.ticking);
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  private async keepOpen(): Promise<void> {
    for (let failures = 0; !this.closing.signal.aborted; failures += 1) {
      try {
        await this.openUntilLost(() => (failures = 0));
      } catch (error) {
        this.logger.warn({ err: error }, 'the log session cannot be opened; trying again');
      }
      await pause(backOffMs(failures, { firstMs: 50, maxMs: 2_000 }), this.closing.signal);
    }
  }

  private async openUntilLost(opened: () => void): Promise<void> {
    const client = new pg.Client({ ...connectionTo(this.url, 'session'), query_timeout: 8_000 });
    const lost = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', (error) => this.logger.warn({ err: error }, 'the log session was lost'));
    client.on('notification', (message) => this.hear(message));
    try {
      await client.connect();
      await client.query('LISTEN shopcast_log; LISTEN shopcast_group');
      if (this.closing.signal.aborted) return;
      opened();
      this.client = client;
      this.ticking = setInterval(() => this.tell('tick'), TICK_MS);
      this.tell('up');
      await lost;
    } finally {
      clearInterval(this.ticking);
      const wasUp = this.client === client;
      this.client = undefined;
      if (wasUp) this.tell('down');
      await client.end().catch(() => undefined);
    }
  }

  private hear({ channel, payload = '' }: pg.Notification): void {
    if (channel === 'shopcast_group') {
      for (const listener of this.listeners) listener.groupChanged(Number(payload));
      return;
    }
    const topicIds = new Set(payload.split(',').map(Number));
    for (const listener of this.listeners) listener.appended(topicIds);
  }

  private tell(what: 'up' | 'down' | 'tick'): void {
    for (const listener of this.listeners) listener[what]();
  }
}

/** The socket, which pg's types do not name. Ending the client in order would wait for a server that does not answer. */
const streamOf = (client: pg.Client): { destroy(): void } =>
  (client as pg.Client & { connection: { stream: { destroy(): void } } }).connection.stream;
