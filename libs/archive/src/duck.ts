import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

/** Enough for a segment and its sorting; what does not fit is put on disk meanwhile. */
const MEMORY = '512MB';

/** An engine for Parquet files. It never fetches anything: what it needs is built in. */
export class Duck {
  private constructor(
    private readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
  ) {}

  /** @param file a database that only one process can have open, in a folder that is there; in memory unless given */
  static async open(file = ':memory:'): Promise<Duck> {
    const instance = await DuckDBInstance.create(file, {
      memory_limit: MEMORY,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    return new Duck(instance, await instance.connect());
  }

  async run(sql: string, parameters: readonly DuckDBValue[] = []): Promise<void> {
    await this.connection.run(sql, [...parameters]);
  }

  /** The rows as arrays, in the order of the columns. */
  async rows<Row>(sql: string, parameters: readonly DuckDBValue[] = []): Promise<Row[]> {
    return (await this.connection.runAndReadAll(sql, [...parameters])).getRows() as Row[];
  }

  /** A second conversation, so that statements can run beside each other. Closed with the engine. */
  another(): Promise<DuckDBConnection> {
    return this.instance.connect();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

/** A text as a literal of SQL: file names cannot be parameters of COPY. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
