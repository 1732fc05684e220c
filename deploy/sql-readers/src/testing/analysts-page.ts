import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type pg from 'pg';

/** A question on the page, and what the page says that it prints. */
export interface AnalystsExample {
  readonly language: 'sql' | 'duckdb';
  readonly query: string;
  readonly output: string;
}

const PAGE = join(import.meta.dirname, '../../../docs/analysts.md');
const EXAMPLE = /```(sql|duckdb)\n([^]*?)```\s+```text\n([^]*?)```/g;

/** Every query of the page that is followed by its output. */
export const analystsExamples = (): AnalystsExample[] =>
  [...readFileSync(PAGE, 'utf8').matchAll(EXAMPLE)].map(([, language, query = '', output = '']) => ({
    language: language as AnalystsExample['language'],
    query: query.trim(),
    output,
  }));

export async function askPostgres(reader: pg.Client, { query }: AnalystsExample): Promise<string> {
  const { fields, rows } = await reader.query<unknown[]>({ text: query, rowMode: 'array' });
  return printed(
    fields.map(({ name }) => name),
    rows,
  );
}

/** @param path the archive, which the page calls `archive` */
export async function askDuck(path: string, { query }: AnalystsExample): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const result = await connection.runAndReadAll(query.replaceAll("'archive/", `'${path}/`));
  const text = printed(result.columnNames(), result.getRows());
  instance.closeSync();
  return text;
}

const printed = (names: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [names, ...rows].map((cells) => `${cells.map((cell) => String(cell ?? '')).join(' | ')}\n`).join('');
