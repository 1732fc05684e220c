import type { ToldSession } from './told-crowd.js';

/** What the fold must show of a session: counted here from what was told, by the plainest code there can be. */
export function expectedNumbers({ facts }: ToldSession): Record<string, number> {
  const people = new Map<string, Set<string>>();
  const sums = { likes: 0, gmv: 0 };
  const counts = new Map<string, number>();
  for (const { fact } of facts) {
    const data = fact.data as { viewerId?: string; count?: number; totalMinor?: number };
    counts.set(fact.type, (counts.get(fact.type) ?? 0) + 1);
    people.set(fact.type, (people.get(fact.type) ?? new Set<string>()).add(data.viewerId ?? ''));
    if (fact.type === 'viewer.liked.v1') sums.likes += data.count ?? 0;
    if (fact.type === 'order.paid.v1') sums.gmv += data.totalMinor ?? 0;
  }
  const of = (type: string): ReadonlySet<string> => people.get(type) ?? new Set();
  const visits = ['shop.visited.v1', 'order.placed.v1', 'order.paid.v1'];
  return {
    ...sums,
    view_pv: counts.get('viewer.entered.v1') ?? 0,
    viewer_uv: of('viewer.entered.v1').size,
    comments: counts.get('comment.posted.v1') ?? 0,
    shop_visitors: new Set(visits.flatMap((type) => [...of(type)])).size,
    product_click_uv: of('product.clicked.v1').size,
    orders_placed: counts.get('order.placed.v1') ?? 0,
    orders: counts.get('order.paid.v1') ?? 0,
    buyers: of('order.paid.v1').size,
    ...presenceIn(facts),
  };
}

/** The most who were there at once, and for how long all of them were there; nobody is there twice at a time. */
function presenceIn(facts: ToldSession['facts']): Record<string, number> {
  const changes = facts
    .map(({ timeMs, fact: { type } }) => ({ timeMs, change: changeBy[type] ?? 0 }))
    .filter(({ change }) => change !== 0)
    .sort((a, b) => a.timeMs - b.timeMs || a.change - b.change);
  let [there, pcu, watchedMs] = [0, 0, 0];
  for (const { timeMs, change } of changes) {
    there += change;
    pcu = Math.max(pcu, there);
    watchedMs -= change * timeMs;
  }
  return { pcu, avg_watch_seconds: watchedMs / 1_000 };
}

/** Of how many are there. */
const changeBy: Readonly<Record<string, number>> = { 'viewer.entered.v1': 1, 'viewer.left.v1': -1 };
