import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { EngineUnavailable } from '../engine-unavailable.js';
import type { PostgresInstallation } from './postgres-programs.js';

/**
 * Who runs Postgres, and where. Postgres refuses to run as root, and another user can often not reach a folder of
 * root's; so for root there are several ways, and the first that really works here is taken.
 */
export interface PostgresAccount {
  readonly installation: PostgresInstallation;
  /** Where the data lies; the folder that was asked for, unless the account cannot reach it. */
  readonly directory: string;
  /** Stands before the program on the command line. */
  readonly wrapper: readonly string[];
  /** Owner of the files as this process sees them. */
  readonly uid: number;
  readonly gid: number;
  /** Set when the programs must be started under another user id. */
  readonly switchUser: boolean;
}

const sharedPlace = '/var/lib/shopcast';
const unprivileged = { uid: 65534, gid: 65534 };

export function postgresAccount(installation: PostgresInstallation, directory: string): PostgresAccount {
  const own = {
    installation,
    directory,
    wrapper: [],
    uid: process.getuid?.() ?? 0,
    gid: process.getgid?.() ?? 0,
    switchUser: false,
  };
  if (own.uid !== 0) return usable(own) ?? refuse(own);

  const wrapper = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
  return usable({ ...own, wrapper }) ?? asOtherUser(own) ?? refuse({ ...own, wrapper });
}

/** The command line and spawn options that run one of the installation's programs under the account. */
export function underAccount(account: PostgresAccount, program: 'postgres' | 'initdb', args: readonly string[]) {
  const path = join(account.installation, 'bin', program);
  const [file = path, ...rest] = [...account.wrapper, path, ...args];
  const ids = account.switchUser ? { uid: account.uid, gid: account.gid } : {};
  return { program: file, args: rest, ...ids };
}

/** A place that root gives to a user without rights, for machines that allow no user namespaces (most containers). */
function asOtherUser(own: PostgresAccount): PostgresAccount | undefined {
  const user = { ...own, ...(passwdEntry('postgres') ?? passwdEntry('nobody') ?? unprivileged), switchUser: true };
  return usable(user) ?? usable(moved(user));
}

function moved(account: PostgresAccount): PostgresAccount {
  const name = createHash('sha256').update(account.directory).digest('hex').slice(0, 16);
  const directory = join(sharedPlace, 'postgres-data', name);
  const installation = join(
    sharedPlace,
    'postgres',
    createHash('sha256').update(account.installation).digest('hex').slice(0, 16),
  );
  mkdirSync(directory, { recursive: true });
  chmodSync(sharedPlace, 0o755);
  if (!existsSync(installation)) copyWhole(account.installation, installation);
  return { ...account, directory, installation };
}

function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, to);
}

/** Tries the account for real: it must be somebody else than root, run the program and write the data folder. */
function usable(account: PostgresAccount): PostgresAccount | undefined {
  mkdirSync(account.directory, { recursive: true });
  if (account.switchUser) giveFolder(account);
  const { status } = probe(account);
  return status === 0 ? account : undefined;
}

function giveFolder({ directory, uid, gid }: PostgresAccount): void {
  if (statSync(directory).uid !== uid) chownSync(directory, uid, gid);
}

function probe(account: PostgresAccount) {
  const postgres = join(account.installation, 'bin', 'postgres');
  const script = 'test "$(id -u)" != 0 && test -w "$1" && "$0" --version';
  const [file, ...args] = [...account.wrapper, 'sh', '-c', script, postgres, account.directory];
  const ids = account.switchUser ? { uid: account.uid, gid: account.gid } : {};
  return spawnSync(file ?? 'sh', args, { ...ids, encoding: 'utf8' });
}

function refuse(account: PostgresAccount): never {
  const { stderr, error } = probe(account);
  const reason = (error?.message ?? stderr).trim().split('\n').at(-1) ?? '';
  const library = /loading shared libraries: ([^:]+)/.exec(reason)?.[1];
  if (library)
    throw new EngineUnavailable(`Postgres needs the system library ${library}; install the package that brings it`);
  throw new EngineUnavailable(
    `Postgres cannot run here as user ${process.getuid?.()} with data in ${account.directory}; run Shopcast as an ordinary user (${reason})`,
  );
}

function passwdEntry(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;

  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}
