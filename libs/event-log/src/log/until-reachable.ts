import { loggerFor } from '@shopcast/telemetry';
import { backOffMs, pause } from './back-off.js';
import { PartitionCountMismatch } from './event-log.errors.js';

const PATIENCE_MS = 60_000;

/** At boot the log may still be starting, too: tries for a minute, then gives the last error. */
export async function untilReachable(attempt: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof PartitionCountMismatch || Date.now() > deadline) throw error;
      loggerFor('event-log').warn({ err: error }, 'the log cannot be reached yet; trying again');
      await pause(backOffMs(failures, { firstMs: 200, maxMs: 3_000 }));
    }
  }
}
