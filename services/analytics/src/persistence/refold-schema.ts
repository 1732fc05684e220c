import { Database, openDataSource } from '@shopcast/database';
import { DataSource } from 'typeorm';
import type { AnalyticsConfig } from '../analytics.config.js';
import { analyticsDatabase } from './analytics-database.js';

const SCHEMA = 'refold';

/** Empty tables beside the live ones, and the right to fill them. */
export interface RefoldSchema {
  readonly database: Database;
  /** Removes the tables again. */
  drop(): Promise<void>;
  /** Lets go of the connections; the tables stay to be looked at. */
  close(): Promise<void>;
}

/** Creating a schema is the owner's right. */
export class OwnerUrlMissing extends Error {
  constructor() {
    super('Folding again creates tables, so it needs ANALYTICS_DATABASE_OWNER_URL');
    this.name = 'OwnerUrlMissing';
  }
}

/** Somebody else is folding again in this database. */
export class RefoldUnderWay extends Error {
  constructor() {
    super('Another refold is running on this database; wait until it is done');
    this.name = 'RefoldUnderWay';
  }
}

/** @throws OwnerUrlMissing or RefoldUnderWay */
export async function openRefoldSchema(config: AnalyticsConfig): Promise<RefoldSchema> {
  const ownerUrl = config.ANALYTICS_DATABASE_OWNER_URL;
  if (ownerUrl === undefined) throw new OwnerUrlMissing();

  const owner = await new DataSource({ type: 'postgres', url: ownerUrl, poolSize: 1 }).initialize();
  try {
    const [lock] = (await owner.query(`SELECT pg_try_advisory_lock(hashtext('analytics.refold')) AS taken`)) as [
      { taken: boolean },
    ];
    if (!lock.taken) throw new RefoldUnderWay();
    await owner.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
    const dataSource = await openDataSource(analyticsDatabase(config, SCHEMA));
    const close = async (): Promise<void> => void (await Promise.all([dataSource.destroy(), owner.destroy()]));
    return {
      database: new Database(dataSource),
      close,
      drop: async () => {
        await owner.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
        await close();
      },
    };
  } catch (error) {
    await owner.destroy();
    throw error;
  }
}

/** How far the live consumers had come when this snapshot was taken. */
export interface LiveOffset {
  readonly topic: string;
  readonly partition: number;
  readonly next_offset: number;
}

export const SELECT_LIVE_OFFSETS = `
  SELECT topic, partition, next_offset::float8 AS next_offset FROM consumer_offsets WHERE consumer = ANY($1)`;
