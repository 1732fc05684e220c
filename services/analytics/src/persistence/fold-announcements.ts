import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { asService, Database } from '@shopcast/database';
import { loggerFor } from '@shopcast/telemetry';
import { type ChannelEar, listenTo } from './channel-ear.js';

/** Announcements of this long travel together. */
const GATHER_MS = 20;
const RECONNECT_MS = 1_000;

/** Told which session changed; undefined: any may have, because announcements may have been missed. */
export type OnFolded = (sessionId: string | undefined) => void;

const logger = loggerFor('analytics.announcements');

/**
 * Says that sessions have new facts, to all processes that share this database: the one that folds a session need not
 * be the one through which somebody watches it. Sent after the commit and not with it, because Postgres lets only one
 * transaction at a time commit with a notification. Losing one is harmless: listeners look again by themselves.
 */
@Injectable()
export class FoldAnnouncements implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listeners = new Set<OnFolded>();
  private readonly gathered = new Set<string>();
  private gathering: NodeJS.Timeout | undefined;
  private reconnecting: NodeJS.Timeout | undefined;
  private ear: Promise<ChannelEar | undefined> = Promise.resolve(undefined);
  private stopped = false;

  constructor(private readonly database: Database) {}

  folded(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) this.gathered.add(sessionId);
    if (!this.stopped) this.gathering ??= setTimeout(() => this.send(), GATHER_MS).unref();
  }

  /** @returns a function that ends it */
  subscribe(listener: OnFolded): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.ear = this.listen();
    await this.ear;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.gathering);
    clearTimeout(this.reconnecting);
    await (await this.ear)?.close();
  }

  private send(): void {
    this.gathering = undefined;
    const sessionIds = [...this.gathered];
    this.gathered.clear();
    this.database
      .query(
        asService,
        `SELECT pg_notify(c.name, session_id) FROM announcement_channel c, unnest($1::text[]) AS folded(session_id)`,
        [sessionIds],
      )
      .catch((error: unknown) => logger.debug({ err: error }, 'an announcement was lost'));
  }

  private async listen(): Promise<ChannelEar | undefined> {
    try {
      const ear = await listenTo(this.database.dataSource, await this.channel(), {
        onPayload: (sessionId) => this.tell(sessionId),
        onLost: () => this.listenLater(),
      });
      this.tell(undefined);
      return ear;
    } catch (error) {
      logger.warn({ err: error }, 'cannot listen to announcements; trying again');
      this.listenLater();
      return undefined;
    }
  }

  /** Only the service can read its name: whoever else may connect must neither hear of sessions nor make them up. */
  private async channel(): Promise<string> {
    const [row] = await this.database.query<{ name: string }>(asService, `SELECT name FROM announcement_channel`);
    if (!row) throw new Error('The announcements have no channel');
    return row.name;
  }

  private listenLater(): void {
    if (this.stopped) return;
    this.reconnecting = setTimeout(() => {
      const broken = this.ear;
      this.ear = broken.then((ear) => ear?.close()).then(() => this.listen());
    }, RECONNECT_MS);
  }

  private tell(sessionId: string | undefined): void {
    for (const listener of this.listeners) listener(sessionId);
  }
}
