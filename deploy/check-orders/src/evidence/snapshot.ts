import { asService, openDataSource, type Transaction } from '@shopcast/database';

const AT_ONCE = 5_000;

/** One consistent picture of a database: whatever is read here was true at the same moment. Nothing can be written. */
export class Snapshot {
  private cursors = 0;

  private constructor(private readonly tx: Transaction) {}

  static async of<T>(url: string, look: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const options = { service: 'check-orders', url, poolSize: 1, entities: [], migrations: [] };
    const dataSource = await openDataSource(options);
    try {
      return await dataSource.transaction('REPEATABLE READ', async (tx) => {
        await tx.query(`SET TRANSACTION READ ONLY`);
        await tx.query(`SELECT set_config('shopcast.principal', $1, true)`, [asService]);
        return look(new Snapshot(tx));
      });
    } finally {
      await dataSource.destroy();
    }
  }

  all<Row>(sql: string): Promise<Row[]> {
    return this.tx.query(sql);
  }

  /** A few thousand rows at a time, however many there are. */
  async *rows<Row>(sql: string): AsyncGenerator<Row> {
    const cursor = `rows_${(this.cursors += 1)}`;
    await this.tx.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`);
    for (;;) {
      const rows: Row[] = await this.tx.query(`FETCH ${AT_ONCE} FROM ${cursor}`);
      yield* rows;
      if (rows.length < AT_ONCE) break;
    }
    await this.tx.query(`CLOSE ${cursor}`);
  }

  async has(table: string): Promise<boolean> {
    const [row] = await this.all<{ there: boolean }>(`SELECT to_regclass('${table}') IS NOT NULL AS there`);
    return row?.there ?? false;
  }
}
