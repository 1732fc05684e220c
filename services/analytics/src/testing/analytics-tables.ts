import { Database, openDataSource } from '@shopcast/database';
import { freshDatabase } from '@shopcast/testing';
import { DataSource } from 'typeorm';
import { analyticsDatabase } from '../persistence/analytics-database.js';
import { foldConsumers } from '../refold/fold-consumers.js';

/** Analytics' tables in a database of a spec's own, with the consumers that fill them. */
export interface AnalyticsTables {
  readonly database: Database;
  /** A connection that may create tables. */
  readonly owner: DataSource;
  /** New ones each time, as after a restart: they remember nothing. */
  consumers(): object[];
  drop(): Promise<void>;
}

export async function analyticsTables(): Promise<AnalyticsTables> {
  const fresh = await freshDatabase('analytics');
  const config = {
    ANALYTICS_DATABASE_URL: fresh.appUrl,
    ANALYTICS_DATABASE_OWNER_URL: fresh.ownerUrl,
    ANALYTICS_DATABASE_POOL: 6,
    ANALYTICS_SETTLED_MS: 0,
    ANALYTICS_OPEN_STAYS_MS: 0,
    ANALYTICS_SEAL_AFTER_MS: 0,
    ANALYTICS_START_WINDOW_MS: 60_000,
    ANALYTICS_RECONNECT_GRACE_MS: 30_000,
  };
  const dataSource = await openDataSource(analyticsDatabase(config));
  const owner = await new DataSource({ type: 'postgres', url: fresh.ownerUrl }).initialize();
  const database = new Database(dataSource);
  return {
    database,
    owner,
    consumers: () => foldConsumers(database, config),
    drop: async () => {
      await Promise.all([dataSource.destroy(), owner.destroy()]);
      await fresh.drop();
    },
  };
}
