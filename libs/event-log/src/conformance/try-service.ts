import { asService, Database, openDataSource, serviceOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { defineConsumer } from '../consumer/consumer-definition.js';
import { ConsumerProgress } from '../consumer/consumer-progress.js';
import { Consumers } from '../consumer/consumers.js';
import { defaultRunnerSettings, type RunnerSettings } from '../consumer/runner-settings.js';
import { eventLogTables } from '../event-log-tables.js';
import type { EventLog } from '../log/event-log.js';

class CreateTryTables1700000000000 implements MigrationInterface {
  readonly name = 'CreateTryTables1700000000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(eventLogTables);
    // No key and no constraint: an event that takes effect twice shows.
    await runner.query(`CREATE TABLE effects (
      position bigint GENERATED ALWAYS AS IDENTITY, about text NOT NULL, n integer NOT NULL, by text NOT NULL)`);
    await runner.query(serviceOwned('effects'));
  }
  async down(): Promise<void> {}
}

export const tryMigrations = [CreateTryTables1700000000000];

export interface Effect {
  readonly about: string;
  readonly n: number;
  readonly by: string;
}

/** Retries quickly, so that promises about retries do not take long. */
export const quickSettings: RunnerSettings = {
  ...defaultRunnerSettings,
  paceMs: 2,
  attempts: 3,
  retry: { firstMs: 10, maxMs: 100 },
  reclaimAfterMs: 300,
};

export interface RunningConsumers {
  readonly progress: ConsumerProgress;
  stop(): Promise<void>;
}

/** An empty database of a spec's own. */
export interface TryDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** A service that only consumes: a database of its own with the tables of the log and a table of effects. */
export class TryService {
  constructor(
    readonly database: Database,
    readonly fresh: TryDatabase,
  ) {}

  static async start(fresh: TryDatabase): Promise<TryService> {
    return new TryService(await TryService.openDatabase(fresh), fresh);
  }

  static async openDatabase(
    { appUrl, ownerUrl }: { readonly appUrl: string; readonly ownerUrl?: string },
    schema?: string,
  ): Promise<Database> {
    const dataSource = await openDataSource({
      service: 'try',
      url: appUrl,
      ...(ownerUrl === undefined ? {} : { ownerUrl }),
      poolSize: 6,
      entities: [],
      migrations: tryMigrations,
      ...(schema === undefined ? {} : { schema }),
    });
    return new Database(dataSource);
  }

  async consume(log: EventLog, consumers: readonly object[], settings = quickSettings): Promise<RunningConsumers> {
    const definitions = consumers.map(defineConsumer);
    const { database } = this;
    const rememberEventsForMs = 86_400_000;
    const running = new Consumers({ definitions, log, database, settings, concurrency: 4, rememberEventsForMs });
    await running.start();
    return { progress: new ConsumerProgress(log, database, () => definitions), stop: () => running.stop() };
  }

  effects(about?: string): Promise<Effect[]> {
    return this.database.query<Effect>(
      asService,
      `SELECT about, n, by FROM effects WHERE $1::text IS NULL OR about = $1 ORDER BY position`,
      [about ?? null],
    );
  }

  async numbers(about?: string): Promise<number[]> {
    return (await this.effects(about)).map(({ n }) => n);
  }

  /** Facts that were published and that no relay has taken yet. */
  async published<Data>(type: string): Promise<Data[]> {
    const rows = await this.database.query<{ data: string }>(
      asService,
      `SELECT data FROM outbox WHERE type = $1 ORDER BY position`,
      [type],
    );
    return rows.map(({ data }) => JSON.parse(data) as Data);
  }

  async stop(): Promise<void> {
    await this.database.dataSource.destroy();
    await this.fresh.drop();
  }
}
