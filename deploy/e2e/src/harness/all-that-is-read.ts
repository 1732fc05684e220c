import { randomUUID } from 'node:crypto';
import { Duck, quoted } from '@shopcast/archive';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Operation } from './open-api.js';

/** What somebody was told, as text, by where it was asked for. */
export type Told = ReadonlyMap<string, string>;

type Ids = Readonly<Record<string, string>>;

/** Long enough for a stream to say what it begins with. */
const STREAM_MS = 1_500;

/** What every GET of the API answers to the holder of a key: all that it lists, and what is left when it is narrowed. */
export async function allRoutesRead(
  url: string,
  key: string,
  operations: readonly Operation[],
  ids: Ids,
): Promise<Told> {
  const told = operations
    .filter(({ method }) => method === 'GET')
    .map(async ({ path, queryNames }): Promise<readonly [string, string]> => {
      const address = `${url}${path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? randomUUID())}`;
      const query = queryNames.filter((name) => name in ids).map((name) => `${name}=${ids[name]}`);
      const whole = await textOf(address, key);
      return [path, query.length === 0 ? whole : `${whole}\n${await textOf(`${address}?${query.join('&')}`, key)}`];
    });
  return new Map(await Promise.all(told));
}

/** Every table that can be taken away, in both formats, with and without a session named. */
export async function allTablesRead(url: string, key: string, sessionId: string): Promise<Told> {
  const list = JSON.parse(await textOf(`${url}/v1/dashboard/exports`, key)) as { items: { name: string }[] };
  const told = new Map<string, string>();
  for (const { name } of list.items) {
    for (const narrowed of ['', `&sessionId=${sessionId}`]) {
      const address = `${url}/v1/dashboard/exports/${name}`;
      told.set(`csv ${name}${narrowed}`, await textOf(`${address}?format=csv${narrowed}`, key));
      told.set(`parquet ${name}${narrowed}`, await parquetOf(`${address}?format=parquet${narrowed}`, key));
    }
  }
  return told;
}

/** Every row of every view that a role of the analytics database is shown. */
export async function allViewsRead(connectionString: string): Promise<Told> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'analytics_v1'`,
    );
    const told = new Map<string, string>();
    for (const { name } of rows) told.set(`view ${name}`, JSON.stringify((await client.query(`TABLE ${name}`)).rows));
    return told;
  } finally {
    await client.end();
  }
}

/** All that an answer says; of a stream, what it says at first. */
async function textOf(address: string, key: string): Promise<string> {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${key}` } });
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text();
  const reader = answer.body?.getReader();
  const enough = setTimeout(() => void reader?.cancel(), STREAM_MS);
  const pieces: Buffer[] = [];
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) pieces.push(Buffer.from(part.value));
  clearTimeout(enough);
  return Buffer.concat(pieces).toString();
}

async function parquetOf(address: string, key: string): Promise<string> {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${key}` } });
  if (!answer.ok) return answer.text();
  const folder = await mkdtemp(join(tmpdir(), 'shopcast-parquet-'));
  const duck = await Duck.open();
  try {
    const file = join(folder, 'table.parquet');
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    const rows = await duck.rows<[string]>(`SELECT COLUMNS(*)::VARCHAR FROM read_parquet(${quoted(file)})`);
    return JSON.stringify(rows);
  } finally {
    duck.close();
    await rm(folder, { recursive: true });
  }
}
