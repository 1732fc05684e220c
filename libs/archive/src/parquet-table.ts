import { type DuckDBAppender, DuckDBDateValue, DuckDBTimestampTZValue } from '@duckdb/node-api';
import { Duck, quoted } from './duck.js';

/** Instants are epoch milliseconds in cells, days are YYYY-MM-DD. */
export type ParquetType = 'text' | 'integer' | 'number' | 'boolean' | 'instant' | 'day';
export type ParquetCell = string | number | boolean | null;

const duckTypes: Readonly<Record<ParquetType, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  instant: 'TIMESTAMPTZ',
  day: 'DATE',
};

const DAY_MS = 86_400_000;

interface ParquetTable {
  readonly columns: readonly { readonly name: string; readonly type: ParquetType }[];
  /** In batches; each row has a cell for every column. */
  readonly rows: AsyncIterable<readonly (readonly ParquetCell[])[]>;
}

/** Writes a table into a file. What does not fit in memory meanwhile lies in `work`, a database file of its own. */
export async function writeParquet({ columns, rows }: ParquetTable, to: { file: string; work: string }): Promise<void> {
  const duck = await Duck.open(to.work);
  try {
    await duck.run(
      `CREATE TABLE "rows" (${columns.map(({ name, type }) => `"${name}" ${duckTypes[type]}`).join(', ')})`,
    );
    const appender = await duck.connection.createAppender('rows');
    for await (const batch of rows) {
      for (const row of batch) {
        columns.forEach(({ type }, i) => appendCell(appender, type, row[i] ?? null));
        appender.endRow();
      }
    }
    appender.closeSync();
    await duck.run(`COPY "rows" TO ${quoted(to.file)} (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    duck.close();
  }
}

function appendCell(appender: DuckDBAppender, type: ParquetType, cell: ParquetCell): void {
  if (cell === null) return appender.appendNull();
  switch (type) {
    case 'text':
      return appender.appendVarchar(String(cell));
    case 'integer':
      return appender.appendBigInt(BigInt(Math.round(Number(cell))));
    case 'number':
      return appender.appendDouble(Number(cell));
    case 'boolean':
      return appender.appendBoolean(cell === true);
    case 'instant':
      return appender.appendTimestampTZ(new DuckDBTimestampTZValue(BigInt(Math.round(Number(cell))) * 1_000n));
    case 'day':
      return appender.appendDate(new DuckDBDateValue(Date.parse(`${cell}T00:00:00Z`) / DAY_MS));
  }
}
