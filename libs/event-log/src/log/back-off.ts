import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds to wait before the next attempt: doubling from `firstMs` up to `maxMs`, ±20 % so that many do not come at once. */
export const backOffMs = (attempt: number, { firstMs, maxMs }: { firstMs: number; maxMs: number }): number =>
  Math.round(Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 30)) * (0.8 + Math.random() * 0.4));

/** Waits; ends early, without an error, when the signal is aborted. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return;
  await sleep(ms, undefined, { ref: true, ...(signal ? { signal } : {}) }).catch(() => undefined);
}
