import pg from 'pg';
import { DataSource, type EntityTarget, type MigrationInterface } from 'typeorm';

export interface DatabaseOptions {
  /** Appears in pg_stat_activity. */
  readonly service: string;
  /** The application role's connection. */
  readonly url: string;
  /** The owner's connection: when given, migrations run before the first statement. */
  readonly ownerUrl?: string;
  readonly poolSize?: number;
  readonly entities: readonly EntityTarget<object>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Schema in which unqualified names are looked up and created; `public` unless given. */
  readonly schema?: string;
}

/** Migrates (when it may) and connects. Closing is the caller's. */
export async function openDataSource(options: DatabaseOptions): Promise<DataSource> {
  if (options.ownerUrl !== undefined) await migrate(options, options.ownerUrl);
  return connect(options, options.url, options.poolSize ?? 10);
}

async function migrate(options: DatabaseOptions, ownerUrl: string): Promise<void> {
  const owner = await connect({ ...options, service: `${options.service}.migrations` }, ownerUrl, 1);
  try {
    // Several processes of one service may start together; only one migrates at a time.
    const runner = owner.createQueryRunner();
    await runner.query(`SELECT pg_advisory_lock(hashtext('shopcast.migrations'))`);
    await runner.release();
    if (options.schema !== undefined) await owner.query(`CREATE SCHEMA IF NOT EXISTS "${options.schema}"`);
    await owner.runMigrations({ transaction: 'each' });
  } finally {
    await owner.destroy();
  }
}

/**
 * Its loss is told by the statement that was under way, or by the pool. In a pipeline the news may come when neither
 * listens any more, and an error that nobody hears ends the process.
 */
class PooledClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

const connect = (options: DatabaseOptions, url: string, poolSize: number): Promise<DataSource> =>
  new DataSource({
    type: 'postgres',
    url,
    applicationName: options.service,
    poolSize,
    entities: [...options.entities] as never[],
    migrations: [...options.migrations],
    migrationsTableName: 'migrations',
    synchronize: false,
    // TypeORM's own logging prints whole parameter lists, and with them people's data.
    logging: false,
    ...(options.schema === undefined ? {} : { schema: options.schema }),
    extra: {
      ...(options.schema === undefined ? {} : { options: `-c search_path=${options.schema}` }),
      Client: PooledClient,
      connectionTimeoutMillis: 10_000,
      // Statements that do not wait for each other's answers travel together; the server still runs them in their order.
      pipeline: true,
    },
  }).initialize();
