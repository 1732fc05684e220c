import type { VisitChange } from './first-visit.js';

/** The same in as few changes as there can be, in an order that does not depend on how they came. */
export function settledVisits(visits: Iterable<VisitChange>): VisitChange[] {
  const alike = Map.groupBy(visits, ({ enteredMs, leftMs }) => `${enteredMs} ${leftMs}`);
  return [...alike.values()]
    .map((same) => ({ ...(same[0] as VisitChange), delta: same.reduce((sum, { delta }) => sum + delta, 0) }))
    .filter(({ delta }) => delta !== 0)
    .sort((a, b) => a.enteredMs - b.enteredMs || (a.leftMs ?? Infinity) - (b.leftMs ?? Infinity));
}
