import { stringify } from 'csv-stringify/sync';
import type { Cell, Column, ColumnType, Row } from './exported-table.js';

/** What spreadsheets take for the beginning of a formula, also in the full width of Chinese and Japanese keyboards. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/** RFC 4180 in UTF-8, in pieces. What people have typed can never become a formula in somebody's spreadsheet. */
export async function* csvOf(columns: readonly Column[], rows: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  yield lines([columns.map(({ name }) => name)]);
  for await (const some of rows) {
    if (some.length > 0) yield lines(some.map((row) => row.map((cell, i) => written(cell, columns[i]?.type))));
  }
}

const lines = (records: readonly (readonly string[])[]): string =>
  stringify(
    records.map((record) => [...record]),
    { record_delimiter: 'windows' },
  );

function written(cell: Cell, type: ColumnType | undefined): string {
  if (cell === null) return '';
  if (type === 'instant') return new Date(Number(cell)).toISOString();
  if (type === 'text' && FORMULA.test(String(cell))) return `'${String(cell)}`;
  return String(cell);
}
