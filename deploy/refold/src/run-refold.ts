import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ServiceEnvironment } from '@shopcast/launch';
import { repositoryRoot } from '@shopcast/servers';

/** Runs the analytics service's own refold under this environment. @returns its exit status */
export function runRefold(
  environment: ServiceEnvironment,
  { verify, json }: { readonly verify?: true; readonly json?: true },
): Promise<number> {
  const program = join(repositoryRoot(), 'services', 'analytics', 'dist', 'refold', 'main.js');
  const flags = [...(verify ? ['--verify'] : []), ...(json ? ['--json'] : [])];
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...flags], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 2)));
}
