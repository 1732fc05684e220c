import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@shopcast/servers';
import type { LaunchOptions } from './launch-options.js';

/** The case that a first start shows. */
const CASE = 'ta-read';

/**
 * Runs the demo session as a crowd in a process of its own, through the public API only.
 * @returns its exit status: 0 when every figure equals the published one
 */
export function runDemo(
  target: { readonly url: string; readonly operatorKey: string },
  options: LaunchOptions,
  stopped: AbortSignal,
): Promise<number> {
  const program = join(repositoryRoot(), 'deploy', 'crowd', 'dist', 'main.js');
  const parameters = ['--url', target.url, '--speed', String(options.speed), '--seed', String(options.seed)];
  const crowd = spawn(process.execPath, [program, CASE, ...parameters, ...(options.json ? ['--json'] : [])], {
    stdio: 'inherit',
    // Should this process be killed, the crowd must not wait for its return and meet the next start's crowd.
    env: { ...process.env, SHOPCAST_OPERATOR_KEY: target.operatorKey, SHOPCAST_STARTED_BY: String(process.pid) },
  });
  stopped.addEventListener('abort', () => crowd.kill('SIGTERM'), { once: true });
  return new Promise((resolve) => {
    crowd.on('error', () => resolve(1));
    crowd.on('exit', (code) => resolve(code ?? 1));
  });
}
