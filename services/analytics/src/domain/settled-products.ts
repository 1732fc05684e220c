import { type ProductChange, productCounts } from './product-changes.js';

/**
 * What was told of products, piece by piece, in as few changes as there can be and in an order that does not depend on
 * how they came.
 */
export function settledProducts(
  pieces: Iterable<readonly [listingId: string, changes: readonly ProductChange[]]>,
): Map<string, ProductChange[]> {
  const told = new Map<string, ProductChange[]>();
  for (const [listingId, changes] of pieces) {
    const known = told.get(listingId) ?? [];
    for (const change of changes) known.push(change);
    told.set(listingId, known);
  }
  return new Map([...told.keys()].sort().map((listingId) => [listingId, netOf(told.get(listingId) ?? [])]));
}

function netOf(changes: readonly ProductChange[]): ProductChange[] {
  const alike = Map.groupBy(changes, ({ what, atMs, sinceMs, beforeMs }) => `${what} ${atMs} ${sinceMs} ${beforeMs}`);
  return [...alike.values()]
    .map((same) => ({ ...(same[0] as ProductChange), amount: same.reduce((sum, { amount }) => sum + amount, 0) }))
    .filter(({ amount }) => amount !== 0)
    .sort(
      (a, b) =>
        productCounts.indexOf(a.what) - productCounts.indexOf(b.what) ||
        a.atMs - b.atMs ||
        a.sinceMs - b.sinceMs ||
        a.beforeMs - b.beforeMs,
    );
}
