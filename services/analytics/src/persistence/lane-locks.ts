import type { Transaction } from '@shopcast/database';

/**
 * Until the transaction ends nobody else folds what these partitions are told: one member of the group at a time, also
 * while topics' partitions of one number are on their way from one to another. In one order, so that nobody deadlocks;
 * tables of another schema have locks of their own.
 */
export const lockLanes = (tx: Transaction, partitions: readonly number[]): Promise<unknown> =>
  tx.query(
    `SELECT count(pg_advisory_xact_lock('fold_viewer'::regclass::oid::int, lane)) FROM unnest($1::int[]) AS lane`,
    [[...partitions].sort((a, b) => a - b)],
  );
