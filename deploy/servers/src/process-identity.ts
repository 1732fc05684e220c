import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Names one life of one process: a pid alone is handed out again, and after a reboot means somebody else. */
export type ProcessIdentity = `${number}@${string}`;

/** The identity of a living process, or undefined when there is none (a zombie counts as dead). */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === 'linux' ? linuxStart(pid) : otherStart(pid);
  return startedAt === undefined ? undefined : `${pid}@${startedAt}`;
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(pidOf(identity)) === identity;
}

export function pidOf(identity: ProcessIdentity): number {
  return Number.parseInt(identity, 10);
}

/** Sends the signals one after another, each after its predecessor's time is over, until the process has gone. */
export async function endProcess(
  identity: ProcessIdentity,
  signals: readonly { readonly signal: NodeJS.Signals; readonly waitMs: number }[],
): Promise<void> {
  for (const { signal, waitMs } of signals) {
    if (!isAlive(identity)) return;

    sendSignal(pidOf(identity), signal);
    const deadline = Date.now() + waitMs;
    while (isAlive(identity) && Date.now() < deadline) await sleep(10);
  }
}

/** Ignores a process that has ended in the meantime. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function linuxStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may hold spaces; the fields that follow it start with the state.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const state = fields[0];
    const startTicks = fields[19];
    return state === 'Z' || state === 'X' ? undefined : `${bootId()}/${startTicks}`;
  } catch {
    return undefined;
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function otherStart(pid: number): string | undefined {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started === '' ? undefined : started;
  } catch {
    return undefined;
  }
}
