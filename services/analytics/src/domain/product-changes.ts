import { type ProductAct, productActs, type ProductStory } from './product-story.js';

/** What is counted of a product. Beside what viewers do with it: who did both click and buy, and what orders come to. */
export const productCounts = [...productActs, 'clicked_and_bought', 'placed', 'units', 'gmv'] as const;
export type ProductCount = (typeof productCounts)[number];

/** There was none before. */
export const NEVER = -Infinity;

/**
 * So much more of something in every window that holds it whole, from `sinceMs` to `atMs`. It is its viewer's first in
 * those windows that begin after `beforeMs`: so distinct viewers of any window are a sum, whichever windows there will
 * have been, and pins may become known long after what was done while something was pinned. Times are epoch ms.
 */
export interface ProductChange {
  readonly what: ProductCount;
  readonly atMs: number;
  /** Of clicking and buying, when the first of both was done; of all else the same as `atMs`. */
  readonly sinceMs: number;
  /** `sinceMs` of the viewer's one before; {@link NEVER} for the first one, and for what is no act of a viewer. */
  readonly beforeMs: number;
  readonly amount: number;
}

/** What has become of a viewer's part in a product's numbers. */
export function changesBetween(before: ProductStory | undefined, is: ProductStory): ProductChange[] {
  const changes = productActs.flatMap((act) =>
    before?.[act] === is[act] ? [] : difference(before ? actsOf(before, act) : [], actsOf(is, act)),
  );
  if (before?.clicked === is.clicked && before.bought === is.bought) return changes;
  return [...changes, ...difference(before ? pairsOf(before) : [], pairsOf(is))];
}

type Act = Omit<ProductChange, 'amount'>;

const actsOf = (story: ProductStory, act: ProductAct): Act[] =>
  story[act].map((atMs, i, times) => ({ what: act, atMs, sinceMs: atMs, beforeMs: times[i - 1] ?? NEVER }));

/**
 * A window holds both a click and a purchase when it holds two of them that are neighbours in time. They are as short as
 * can be, so the first pair in a window is the one whose predecessor begins before the window does.
 */
function pairsOf({ clicked, bought }: ProductStory): Act[] {
  if (clicked.length === 0 || bought.length === 0) return [];
  const done = [...clicked.map((atMs) => ({ atMs, act: 0 })), ...bought.map((atMs) => ({ atMs, act: 1 }))];
  done.sort((a, b) => a.atMs - b.atMs || a.act - b.act);
  const pairs: Act[] = [];
  for (const [i, { atMs, act }] of done.entries()) {
    const previous = done[i - 1];
    if (!previous || previous.act === act) continue;
    const beforeMs = pairs.at(-1)?.sinceMs ?? NEVER;
    pairs.push({ what: 'clicked_and_bought', atMs, sinceMs: previous.atMs, beforeMs });
  }
  return pairs;
}

/** Nearly all is the same before and after: what comes before the new one, and what comes well after it. */
function difference(were: readonly Act[], are: readonly Act[]): ProductChange[] {
  let from = 0;
  while (from < were.length && isSame(were[from], are[from])) from += 1;
  let same = 0;
  while (same < were.length - from && isSame(were.at(-1 - same), are.at(-1 - same))) same += 1;
  return [
    ...were.slice(from, were.length - same).map((act) => ({ ...act, amount: -1 })),
    ...are.slice(from, are.length - same).map((act) => ({ ...act, amount: 1 })),
  ];
}

const isSame = (a: Act | undefined, b: Act | undefined): boolean =>
  a?.atMs === b?.atMs && a?.sinceMs === b?.sinceMs && a?.beforeMs === b?.beforeMs;
