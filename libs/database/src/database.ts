import type { DataSource, EntityManager } from 'typeorm';
import type { Scope } from './scope.js';

/** A TypeORM entity manager inside an open transaction. */
export type Transaction = EntityManager;

/** A service's own database, reachable only on somebody's behalf: every statement runs under a {@link Scope}. */
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction, committed when it resolves and rolled back when it throws. */
  transaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT set_config('shopcast.principal', $1, true)`, [scope]);
      return work(tx);
    });
  }

  /** One statement on somebody's behalf. */
  query<Row>(scope: Scope, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.transaction(scope, (tx) => tx.query(sql, [...parameters]));
  }

  /** Whether the database answers now. */
  async isReachable(): Promise<boolean> {
    try {
      await this.dataSource.query('SELECT 1');
      return true;
    } catch {
      return false;
    }
  }
}
