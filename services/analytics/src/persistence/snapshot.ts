import { asService, type Database, type Transaction } from '@shopcast/database';

/** Reads that all see the database as it was when the first of them ran, whatever is committed meanwhile. */
export const inSnapshot = <T>(database: Database, read: (tx: Transaction) => Promise<T>): Promise<T> =>
  database.dataSource.transaction('REPEATABLE READ', async (tx) => {
    await tx.query(`SELECT set_config('shopcast.principal', $1, true)`, [asService]);
    return read(tx);
  });
