import type { Period } from './payment-provider.js';

const DAY_MS = 86_400_000;

/** The last day that is over, in a zone so many hours ahead of UTC. */
export function wholeDayBefore(nowMs: number, { hoursAhead = 0 } = {}): Period {
  const aheadMs = hoursAhead * 3_600_000;
  const toMs = Math.floor((nowMs + aheadMs) / DAY_MS) * DAY_MS - aheadMs;
  return { fromMs: toMs - DAY_MS, toMs };
}
