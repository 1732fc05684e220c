import { SealRepository } from '@shopcast/analytics';
import { asService, type Database } from '@shopcast/database';

/** What the fold's tables take on disk, with their indexes. */
export interface StateSize {
  /** Of viewers' stories. */
  readonly storyBytes: number;
  /** Of minutes and of how far each partition is. */
  readonly sumsBytes: number;
  /** The same when sessions are finished and sealed. */
  readonly sealedSumsBytes: number;
}

type TableSize = Omit<StateSize, 'sealedSumsBytes'> & { readonly sealedBytes: number };

const SELECT_SIZE = `
  SELECT pg_total_relation_size('fold_viewer')::float8 AS "storyBytes",
         (pg_total_relation_size('fold_minute') + pg_total_relation_size('fold_partition'))::float8 AS "sumsBytes",
         (pg_total_relation_size('fold_sealed') + pg_total_relation_size('fold_partition'))::float8 AS "sealedBytes"`;

/** Measures, seals all sessions, and measures again. */
export async function stateSize(database: Database): Promise<StateSize> {
  const size = async (): Promise<TableSize> =>
    (await database.query<TableSize>(asService, SELECT_SIZE))[0] as TableSize;
  const { storyBytes, sumsBytes } = await size();
  const sessions = await database.query<{ id: string }>(asService, 'SELECT session_id AS id FROM sessions');
  for (const { id } of sessions) await new SealRepository(database).seal(id);
  return { storyBytes, sumsBytes, sealedSumsBytes: (await size()).sealedBytes };
}
