import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { identityOf } from '../process-identity.js';
import { startPostgres, type PostgresOptions, type PostgresServer } from './start-postgres.js';

describe('an embedded Postgres', () => {
  let directory: string;
  const started: PostgresServer[] = [];
  const start = async (options: PostgresOptions) => {
    const server = await startPostgres(options);
    started.push(server);
    return server;
  };
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'shopcast-postgres-'));
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((server) => server.stop()));
    rmSync(directory, { recursive: true, force: true });
  });

  it('answers on 127.0.0.1 and keeps its data across an orderly restart', async () => {
    const first = await start({ directory });
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.stop();

    const second = await start({ directory });

    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    const waits = ['fsync', 'full_page_writes', 'synchronous_commit'];
    for (const name of waits) expect(await ask(second.url, `SHOW ${name}`)).toEqual([{ [name]: 'on' }]);
    await second.stop();
    expect(existsSync(join(directory, 'data', 'postmaster.pid'))).toBe(false);
  });

  it('recovers everything that was committed before kill -9', async () => {
    const first = await start({ directory });
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    first.kill('SIGKILL');
    await first.exited;

    const second = await start({ directory });

    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('stops the server that a killed process has left behind, and no other', async () => {
    const orphan = await startInProcessThatIsKilled(directory);
    await ask(orphan.url, 'CREATE TABLE kept AS SELECT 7 AS n');

    const server = await start({ directory });

    expect(await ask(server.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    expect(server.pid).not.toBe(orphan.pid);
    expect(identityOf(orphan.pid)).toBeUndefined();
  });

  it('refuses data that a living process already serves', async () => {
    const server = await start({ directory });

    await expect(start({ directory })).rejects.toThrow(`in use by process ${process.pid}`);

    expect(await ask(server.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('says so in one line when its port is taken', async () => {
    const other = mkdtempSync(join(tmpdir(), 'shopcast-postgres-'));
    const server = await start({ directory });

    await expect(start({ directory: other, port: server.port })).rejects.toThrow(
      `Postgres cannot listen on port ${server.port}: it is in use`,
    );

    rmSync(other, { recursive: true });
  });

  it('keeps the superuser password in a file that only its owner can read', async () => {
    const server = await start({ directory });

    const file = join(directory, 'superuser.password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(server.url).toContain(readFileSync(file, 'utf8').trim());
    const forged = Object.assign(new URL(server.url), { password: 'guess' }).href;
    await expect(ask(forged, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function startInProcessThatIsKilled(directory: string): Promise<{ pid: number; url: string }> {
  const owner = spawn(
    process.execPath,
    [
      '--import',
      join(import.meta.dirname, '../../../../libs/testing/run-typescript.mjs'),
      '--input-type=module',
      '-e',
      `const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'start-postgres.ts'))});
     const { pid, url } = await startPostgres({ directory: ${JSON.stringify(directory)} });
     console.log(JSON.stringify({ pid, url }));`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const line = await new Promise<string>((resolve) => owner.stdout.once('data', (chunk) => resolve(String(chunk))));
  const ended = new Promise((resolve) => owner.once('exit', resolve));
  owner.kill('SIGKILL');
  await ended;
  return JSON.parse(line) as { pid: number; url: string };
}
