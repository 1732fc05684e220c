import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineHome, freePort, startPostgres } from '@shopcast/servers';
import { progress } from '../progress.js';

/** Vendure's settings and the exact versions of what it consists of. */
const SOURCE = fileURLToPath(new URL('../../peers/vendure', import.meta.url));
const FIRST_START_MS = 300_000;

/** Vendure with a Postgres of its own, a server and a worker. */
export interface Vendure {
  readonly shopApi: string;
  /** Process ids of everything it consists of. */
  readonly pids: readonly number[];
  stop(): Promise<void>;
}

/** Installs Vendure from npm (once), fills a new database with two products, and starts it. */
export async function startVendure(): Promise<Vendure> {
  const folder = installed();
  const data = mkdtempSync(join(tmpdir(), 'shopcast-vendure-'));
  const postgres = await startPostgres({ directory: data });
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(ended));
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const environment = { DATABASE_URL: postgres.url, PORT: String(await freePort()), ADMIN_PASSWORD: randomUUID() };
    const run = (role: string): ChildProcess => start(folder, role, environment);
    progress('Vendure makes its tables and two products');
    await exitOf(run('populate'));
    progress('Vendure starts');
    children.push(run('server'), run('worker'));
    await Promise.all(children.map(ready));
    const pids = [postgres.pid, ...children.map(({ pid }) => pid ?? 0)];
    return { shopApi: `http://127.0.0.1:${environment.PORT}/shop-api`, pids, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The folder with Vendure in it; kept between runs, and made anew when the versions have changed. */
function installed(): string {
  const folder = join(engineHome(), 'peers', 'vendure');
  const wanted = readFileSync(join(SOURCE, 'package.json'), 'utf8');
  const done = join(folder, '.installed');
  mkdirSync(folder, { recursive: true });
  cpSync(SOURCE, folder, { recursive: true });
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return folder;

  progress('installing Vendure from npm (a minute or two, once)');
  const npm = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--legacy-peer-deps', '--workspaces=false'];
  const { status } = spawnSync('npm', npm, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`npm could not install Vendure in ${folder}`);
  writeFileSync(done, wanted);
  return folder;
}

const start = (folder: string, role: string, environment: NodeJS.ProcessEnv): ChildProcess =>
  fork(join(folder, 'vendure.mjs'), [role], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', ...environment },
    execArgv: [],
    stdio: ['ignore', 2, 2, 'ipc'],
  });

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error('Vendure is not ready')), FIRST_START_MS);
    child.once('message', () => {
      clearTimeout(tooLate);
      resolve();
    });
    child.once('exit', (code) => reject(new Error(`Vendure ended with ${code}`)));
  });

const exitOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Vendure ended with ${code}`)))),
  );

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
