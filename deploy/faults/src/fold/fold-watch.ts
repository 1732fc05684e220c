import { topics } from '@shopcast/contracts';
import type { EventLog } from '@shopcast/event-log';
import pg from 'pg';
import type { FoldProcess } from './fold-stage.js';

const FOLD = 'analytics.session-fold';
const folded = [topics.audience, topics.interaction, topics.shop, topics.order].map(({ name }) => name);
const LOOK_EVERY_MS = 200;
const READ = new RegExp(`^shopcast_consumer_read_total\\{[^}]*consumer="${FOLD}"[^}]*\\} (\\d+)`, 'm');

/** Watches from outside how far the fold is, and what it reads. */
export class FoldWatch {
  /** Places whose offset was smaller than it had been. */
  readonly wentBack = new Set<string>();
  private readonly reached = new Map<string, number>();
  private readonly read = new Map<number, number>();
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> = Promise.resolve();

  /** @param url of analytics' database */
  constructor(
    private readonly url: string,
    private readonly log: EventLog,
    private readonly processes: readonly FoldProcess[],
  ) {
    this.timer = setInterval(() => {
      this.looking = this.looking.then(() => this.look());
    }, LOOK_EVERY_MS);
  }

  /** Records whose effects are committed. */
  get folded(): number {
    return [...this.reached.values()].reduce((sum, offset) => sum + offset, 0);
  }

  /** Records that were handed to processes, as far as those lived to tell. */
  get handedOver(): number {
    return [...this.read.values()].reduce((sum, records) => sum + records, 0);
  }

  /** Records that are there to be folded. */
  async onLog(): Promise<number> {
    const ends = await this.log.endOffsets(folded);
    return [...ends.values()].flat().reduce((sum, end) => sum + end, 0);
  }

  async look(): Promise<void> {
    await Promise.all([
      this.lookAtOffsets().catch(() => undefined),
      ...this.processes.map((process) => this.lookAt(process).catch(() => undefined)),
    ]);
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async lookAt({ supervised, api }: FoldProcess): Promise<void> {
    const { pid } = supervised.server;
    const { body } = await api.get<string>('/metrics');
    this.read.set(pid, Number(READ.exec(body)?.[1] ?? 0));
  }

  private async lookAtOffsets(): Promise<void> {
    for (const { place, next_offset } of await this.offsets()) {
      if (next_offset < (this.reached.get(place) ?? 0)) this.wentBack.add(place);
      this.reached.set(place, next_offset);
    }
  }

  private async offsets(): Promise<{ place: string; next_offset: number }[]> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 1_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(`SELECT set_config('shopcast.principal', 'service', false)`);
      const { rows } = await client.query<{ place: string; next_offset: number }>(
        `SELECT topic || '/' || partition AS place, next_offset::float8 AS next_offset FROM consumer_offsets
         WHERE consumer = $1`,
        [FOLD],
      );
      return rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
