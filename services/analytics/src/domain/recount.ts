import { firstVisitOf } from './first-visit.js';
import { milestones } from './milestones.js';
import type { SessionSums } from './session-sums.js';
import { changesBetween } from './product-changes.js';
import { type Staying, stayingChanges, type StayRules, staysFrom } from './staying.js';
import { presenceChanges } from './stays.js';
import { sourceCountsOf, sourceOf } from './traffic-sources.js';
import type { ViewerStory } from './viewer-story.js';

interface Books {
  readonly sums: SessionSums;
  readonly rules: StayRules;
}

/** Moves the viewer's part in sources, distinct counts and presence from where it was to where it is now known to be. */
export function recount(before: ViewerStory, is: ViewerStory, { sums, rules }: Books): void {
  sums.addToSource(sourceOf(before), sourceCountsOf(before), -1);
  sums.addToSource(sourceOf(is), sourceCountsOf(is), 1);
  if (before.first !== is.first || before.arrival !== is.arrival) {
    for (const [count, milestone] of milestones) {
      const [wasMs, isMs] = [milestone(before), milestone(is)];
      if (wasMs === isMs) continue;
      if (wasMs !== null) sums.add(wasMs, { [count]: -1 });
      if (isMs !== null) sums.add(isMs, { [count]: 1 });
    }
  }
  if (before.products !== is.products) recountProducts(before, is, sums);
  if (before.stays === is.stays) return;
  for (const [atMs, delta] of difference(presenceChanges(before.stays), presenceChanges(is.stays))) {
    sums.addPresence(atMs, delta);
  }
  recountStaying(before, is, { sums, rules });
  recountVisit(before, is, { sums, rules });
}

function recountVisit(before: ViewerStory, is: ViewerStory, { sums, rules }: Books): void {
  const [was, has] = [firstVisitOf(before, rules), firstVisitOf(is, rules)];
  if (was?.enteredMs === has?.enteredMs && was?.leftMs === has?.leftMs) return;
  if (was) sums.addVisit(was, -1);
  if (has) sums.addVisit(has, 1);
}

function recountProducts({ products: were }: ViewerStory, { products: are }: ViewerStory, sums: SessionSums): void {
  for (const [listingId, product] of are) {
    const before = were.get(listingId);
    if (before === product) continue;
    for (const change of changesBetween(before, product)) sums.addToProduct(listingId, change);
  }
}

/** The same for those who may have been there all along. While the start is not known, that is everybody. */
function recountStaying(before: ViewerStory, is: ViewerStory, { sums, rules }: Books): void {
  const { startedAtMs } = sums;
  const mayStay = (staying: Staying): boolean => startedAtMs === null || staysFrom(startedAtMs, staying, rules);
  const [were, are] = [before, is].map(({ stays }) => stayingChanges(stays, rules).filter(mayStay)) as [
    Staying[],
    Staying[],
  ];
  // What is the same before and after is most of it, and it is at the beginning.
  const firstChange = are.findIndex((staying, i) => !isSame(staying, were[i]));
  const from = firstChange === -1 ? are.length : firstChange;
  for (const staying of were.slice(from)) sums.addStaying(staying, -1);
  for (const staying of are.slice(from)) sums.addStaying(staying, 1);
}

const isSame = (a: Staying, b: Staying | undefined): boolean =>
  a.atMs === b?.atMs && a.delta === b.delta && a.sinceMs === b.sinceMs && a.awaySinceMs === b.awaySinceMs;

function difference(was: readonly number[], is: readonly number[]): Map<number, number> {
  const changes = new Map<number, number>();
  const add = (atMs: number, delta: number): void => {
    const sum = (changes.get(atMs) ?? 0) + delta;
    if (sum === 0) changes.delete(atMs);
    else changes.set(atMs, sum);
  };
  for (let i = 0; i < is.length; i += 2) add(is[i] as number, is[i + 1] as number);
  for (let i = 0; i < was.length; i += 2) add(was[i] as number, -(was[i + 1] as number));
  return changes;
}
