import { asService, type Database } from '@shopcast/database';

/** What the fold's tables take on disk, with their indexes. */
export interface StateSize {
  /** Of viewers' stories. */
  readonly storyBytes: number;
  /** Of minutes and of how far each partition is. */
  readonly sumsBytes: number;
}

export async function stateSize(database: Database): Promise<StateSize> {
  const [size] = await database.query<StateSize>(
    asService,
    `SELECT pg_total_relation_size('fold_viewer')::float8 AS "storyBytes",
            (pg_total_relation_size('fold_minute') + pg_total_relation_size('fold_partition'))::float8 AS "sumsBytes"`,
  );
  return size ?? { storyBytes: 0, sumsBytes: 0 };
}
