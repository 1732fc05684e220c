import { DataSource, type EntityTarget, type MigrationInterface } from 'typeorm';
import { OneWriteSocket } from './one-write-socket.js';
import { PooledClient } from './pooled-client.js';

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
      stream: () => new OneWriteSocket(),
      connectionTimeoutMillis: 10_000,
      // Statements that do not wait for each other's answers travel together; the server still runs them in their order.
      pipeline: true,
    },
  }).initialize();
