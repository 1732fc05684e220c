import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { ServiceEnvironment } from '@shopcast/launch';
import { repositoryRoot } from '@shopcast/servers';

export interface RefoldFlags {
  readonly verify?: true;
  readonly json?: true;
  /** A folder of archived topics. */
  readonly archive?: string;
}

/** Runs the analytics service's own refold under this environment. @returns its exit status */
export function runRefold(environment: ServiceEnvironment, { verify, json, archive }: RefoldFlags): Promise<number> {
  const program = join(repositoryRoot(), 'services', 'analytics', 'dist', 'refold', 'main.js');
  const flags = [...(verify ? ['--verify'] : []), ...(json ? ['--json'] : [])];
  if (archive !== undefined) flags.push('--archive', resolve(archive));
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...flags], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return new Promise((ended) => child.on('exit', (code) => ended(code ?? 2)));
}
