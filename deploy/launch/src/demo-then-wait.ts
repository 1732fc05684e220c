import { runDemo } from './demo.js';
import type { LaunchOptions } from './launch-options.js';
import { aborted } from './stop-request.js';

/** What a launcher does once everything runs; returns the exit status. */
export async function demoThenWait(
  target: { readonly url: string; readonly operatorKey: string },
  options: LaunchOptions,
  stopped: AbortSignal,
): Promise<number> {
  const status = options.demo ? await runDemo(target, options, stopped) : 0;
  if (options.exit) return status;
  await aborted(stopped);
  return 0;
}
