import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryLine } from '@shopcast/history';
import { postgresForTests } from '@shopcast/testing';
import pg from 'pg';
import type { RecordedRun } from './recorded-run.js';

type Which = 'order' | 'log';

/** A copy of a recorded run, for breaking on purpose; a database is copied when it is about to be broken. */
export class Copy {
  private readonly folder = mkdtempSync(join(tmpdir(), 'shopcast-copy-'));
  private readonly copied = new Map<Which, string>();

  constructor(readonly run: RecordedRun) {
    writeFileSync(this.historyFile, readFileSync(run.historyFile));
  }

  get historyFile(): string {
    return join(this.folder, 'copy.jsonl');
  }

  /** As the services would reach them. */
  get urls(): Readonly<Record<Which, string>> {
    const urlOf = (which: Which): string => renamed(this.run.urls[which], this.copied.get(which));
    return { order: urlOf('order'), log: urlOf('log') };
  }

  /** Changes the order database past all its guards. */
  order(sql: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    return this.change('order', sql, values);
  }

  /** Changes the log, which cannot be changed. */
  log(sql: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    return this.change('log', sql, values);
  }

  /** Rewrites the history; a line that becomes undefined was never written. */
  history(change: (line: HistoryLine) => HistoryLine | undefined): void {
    const lines = readFileSync(this.historyFile, 'utf8').trimEnd().split('\n');
    const changed = lines.map((line) => change(JSON.parse(line) as HistoryLine)).filter((line) => line !== undefined);
    writeFileSync(this.historyFile, changed.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  async remove(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    const admin = await postgresForTests();
    for (const name of this.copied.values()) await ask(admin, `DROP DATABASE ${name} WITH (FORCE)`);
  }

  private async change(which: Which, sql: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const admin = await postgresForTests();
    return ask(renamed(admin, this.copied.get(which) ?? (await this.copy(which, admin))), sql, values);
  }

  private async copy(which: Which, admin: string): Promise<string> {
    const name = `copy_${which}_${randomBytes(5).toString('hex')}`;
    await ask(admin, `CREATE DATABASE ${name} TEMPLATE ${new URL(this.run.urls[which]).pathname.slice(1)}`);
    this.copied.set(which, name);
    return name;
  }
}

async function ask(connectionString: string, sql: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // Without values several statements may come at once.
    return values.length > 0 ? await client.query(sql, [...values]) : await client.query(sql);
  } finally {
    await client.end();
  }
}

function renamed(url: string, database: string | undefined): string {
  const changed = new URL(url);
  if (database !== undefined) changed.pathname = `/${database}`;
  return changed.href;
}
