import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineUnavailable } from './engine-unavailable.js';
import { endProcess, identityOf, isAlive, pidOf, type ProcessIdentity } from './process-identity.js';

interface ServerRecord {
  readonly server: ProcessIdentity;
  /** The process that started the server and answers for stopping it. */
  readonly owner: ProcessIdentity;
}

/** Remembers beside the data which server works on it, so that a later start can tell an orphan from a neighbour. */
export function recordServer(directory: string, pid: number): void {
  const server = identityOf(pid);
  const owner = identityOf(process.pid);
  if (!server || !owner) return;

  const record: ServerRecord = { server, owner };
  writeFileSync(recordFile(directory), JSON.stringify(record));
}

/** The pid of the server that works on this directory now, or undefined when none does. */
export function recordedServer(directory: string): number | undefined {
  const record = readRecord(directory);
  return record && isAlive(record.server) ? pidOf(record.server) : undefined;
}

export function forgetServer(directory: string): void {
  rmSync(recordFile(directory), { force: true });
}

/**
 * Stops a server that works on this directory although its owner has died (`kill -9`), because two servers must never
 * share data. A server whose owner lives is somebody else's: that is refused.
 */
export async function takeOver(
  directory: string,
  name: string,
  signals: readonly { readonly signal: NodeJS.Signals; readonly waitMs: number }[],
): Promise<void> {
  const record = readRecord(directory);
  if (!record || !isAlive(record.server)) return forgetServer(directory);
  if (isAlive(record.owner)) {
    throw new EngineUnavailable(
      `${name} data in ${directory} is in use by process ${pidOf(record.owner)}; stop it first, or set SHOPCAST_HOME to another folder`,
    );
  }

  await endProcess(record.server, signals);
  forgetServer(directory);
}

function readRecord(directory: string): ServerRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordFile(directory), 'utf8')) as ServerRecord;
  } catch {
    return undefined;
  }
}

function recordFile(directory: string): string {
  return join(directory, 'server.json');
}
