import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EngineUnavailable } from '../engine-unavailable.js';
import { endProcess, identityOf } from '../process-identity.js';
import { underAccount, type PostgresAccount } from './postgres-account.js';

/** The superuser that `initdb` makes. Services never connect as this role. */
export const superuser = 'postgres';

/** Creates the data of a new server, or finds those of an earlier start. Answers the superuser's password. */
export async function openCluster(account: PostgresAccount): Promise<{ dataDirectory: string; password: string }> {
  const dataDirectory = join(account.directory, 'data');
  const passwordFile = join(account.directory, 'superuser.password');
  if (!existsSync(dataDirectory)) await createCluster(account, dataDirectory, passwordFile);
  await stopUnrecorded(dataDirectory);
  return { dataDirectory, password: readFileSync(passwordFile, 'utf8').trim() };
}

/** Built aside and renamed when complete, so that an interrupted first start leaves nothing half made. */
async function createCluster(account: PostgresAccount, dataDirectory: string, passwordFile: string): Promise<void> {
  const unfinished = `${dataDirectory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account.switchUser) chownSync(passwordFile, account.uid, account.gid);
  await runInitdb(account, unfinished, passwordFile);
  renameSync(unfinished, dataDirectory);
}

/** The built-in C.UTF-8 collation sorts by code point on every machine, whatever locales the machine has. */
async function runInitdb(account: PostgresAccount, dataDirectory: string, passwordFile: string): Promise<void> {
  const { program, args, ...ids } = underAccount(account, 'initdb', [
    `--pgdata=${dataDirectory}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]);
  let output = '';
  const child = spawn(program, args, { ...ids, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const status = await new Promise((done) => child.once('close', done));
  if (status !== 0)
    throw new EngineUnavailable(
      `Postgres could not create its data: ${output.trim().split('\n').slice(-2).join(' | ')}`,
    );
}

/**
 * `postmaster.pid` may outlive its server, and its pid may since have gone to an unrelated process, which Postgres
 * would take for a running server. Only a process that really works in this folder is one; it is stopped.
 */
async function stopUnrecorded(dataDirectory: string): Promise<void> {
  const lockFile = join(dataDirectory, 'postmaster.pid');
  if (process.platform !== 'linux' || !existsSync(lockFile)) return;

  const pid = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
  const identity = identityOf(pid);
  if (identity && worksIn(pid) === realpathSync(dataDirectory)) await endProcess(identity, postgresStopSignals);
  rmSync(lockFile, { force: true });
}

function worksIn(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Fast shutdown; then immediate (the next start recovers from the write-ahead log); then the end. */
export const postgresStopSignals = [
  { signal: 'SIGINT', waitMs: 2_000 },
  { signal: 'SIGQUIT', waitMs: 1_000 },
  { signal: 'SIGKILL', waitMs: 2_000 },
] as const;
