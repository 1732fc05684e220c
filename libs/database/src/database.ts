import type { DataSource, EntityManager } from 'typeorm';
import type { Scope } from './scope.js';

/** A TypeORM entity manager inside an open transaction. */
export type Transaction = EntityManager;

/** A service's own database, reachable only on somebody's behalf: every statement runs under a {@link Scope}. */
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction, committed when it resolves and rolled back when it throws. Statements that it issues
   * together (`Promise.all`) run one after the other, in their order, and share the way to the server and back.
   */
  transaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (tx) => {
      // Sent ahead of the first statement of the work, and with it: without a scope that one would see nothing.
      const scoped = tx.query(`SELECT set_config('shopcast.principal', $1, true)`, [scope]);
      const [worked, entered] = await Promise.allSettled([work(tx), scoped]);
      if (entered.status === 'rejected') throw entered.reason;
      if (worked.status === 'rejected') throw worked.reason;
      return worked.value;
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
