import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningServer } from '@shopcast/servers';

/** Stops a process where it stands, and lets it go on when the time is over, as if nothing had been. */
export async function frozen(process: Pick<RunningServer, 'kill'>, forMs: number): Promise<void> {
  process.kill('SIGSTOP');
  try {
    await sleep(forMs);
  } finally {
    process.kill('SIGCONT');
  }
}
