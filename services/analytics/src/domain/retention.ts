import type { MetricValue } from '@shopcast/contracts';
import type { VisitChange } from './first-visit.js';
import type { LiveSession } from './live-session.js';
import { retentionMetric } from './metric-definitions.js';
import { valueOf } from './metric-value.js';
import { MINUTE_MS } from './session-minutes.js';

/** How many were still there so many minutes after they came. */
export type Retention = readonly { readonly minute: number; readonly measure: MetricValue }[];

/** A rehearsal left running is not followed for longer. */
const LONGEST_MINUTES = 24 * 60;

/**
 * Those who came less than so many minutes ago are not known to have stayed so long or not: they are neither in n nor in
 * d of that minute, whether they are still watching or not. Leaving out only the former would make the curve too low.
 * @param knownToMs the last instant of which presence is known
 */
export function retentionOf(visits: Iterable<VisitChange>, knownToMs: number, final: boolean): Retention {
  const [stayed, came] = [noMinutes(), noMinutes()];
  for (const { enteredMs, leftMs, delta } of visits) {
    const watchable = Math.min(LONGEST_MINUTES, Math.floor((knownToMs - enteredMs) / MINUTE_MS));
    if (watchable < 1) continue;
    const watched = leftMs === null ? watchable : Math.ceil((leftMs - enteredMs) / MINUTE_MS) - 1;
    add(came, watchable, delta);
    if (watched >= 1) add(stayed, Math.min(watched, watchable), delta);
  }
  const [n, d] = [fromEach(stayed), fromEach(came)];
  const last = d.findLastIndex((count) => count > 0);
  return Array.from({ length: Math.max(0, last) }, (_, index) => {
    const quantities = { still_there: n[index + 1] ?? 0, there_so_long_ago: d[index + 1] ?? 0 };
    return { minute: index + 1, measure: valueOf(retentionMetric, quantities, final) };
  });
}

/** Whoever enters in the very instant of the end is not present any more; null: nothing is known yet. */
export const presenceKnownTo = (
  { endedAtMs }: Pick<LiveSession, 'endedAtMs'>,
  watermarkMs: number | null,
): number | null => (endedAtMs === null ? watermarkMs : endedAtMs - 1);

const noMinutes = (): number[] => Array.from({ length: LONGEST_MINUTES + 1 }, () => 0);

const add = (counts: number[], minute: number, delta: number): void => {
  counts[minute] = (counts[minute] ?? 0) + delta;
};

/** How many reached each minute, from how many got exactly so far. */
function fromEach(counts: readonly number[]): number[] {
  let sum = 0;
  return counts
    .toReversed()
    .map((count) => (sum += count))
    .reverse();
}
