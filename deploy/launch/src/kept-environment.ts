import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The environment variables that services are run with. */
export type ServiceEnvironment = Readonly<Record<string, string>>;

interface KeptEnvironment {
  readonly launcher: number;
  readonly variables: ServiceEnvironment;
}

const fileIn = (home: string): string => join(home, 'environment.json');

/** While an installation runs, its tools (a refold) find here where its databases and its log are. */
export function keepEnvironment(home: string, variables: ServiceEnvironment): void {
  const kept: KeptEnvironment = { launcher: process.pid, variables };
  writeFileSync(`${fileIn(home)}.new`, JSON.stringify(kept), { mode: 0o600 });
  renameSync(`${fileIn(home)}.new`, fileIn(home));
}

export const forgetEnvironment = (home: string): void => rmSync(fileIn(home), { force: true });

/** The environment of an installation that runs now, or undefined when it does not. */
export function runningEnvironment(home: string): ServiceEnvironment | undefined {
  if (!existsSync(fileIn(home))) return undefined;
  const { launcher, variables } = JSON.parse(readFileSync(fileIn(home), 'utf8')) as KeptEnvironment;
  return isAlive(launcher) ? variables : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
