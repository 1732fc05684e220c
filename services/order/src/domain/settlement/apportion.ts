/**
 * Spreads an amount over lines in proportion to their weights, to the minor unit and without a remainder.
 *
 * Imagine the minor units of all lines numbered: the k-th unit of a line ranks by weight / k, the earlier line first
 * when they are equal. An amount takes the units that rank highest. So each line's part only grows as the amount grows,
 * a line never gets back more than its weight while the amount is at most the sum of the weights, and the part of a
 * line is a function of the amount alone, whatever the steps in which it was reached.
 */
export function apportion(amountMinor: number, weights: readonly number[]): readonly number[] {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  // Nothing to go by: the first line stands for the order.
  if (whole === 0n) return weights.map((_weight, line) => (line === 0 ? amountMinor : 0));

  // All units that rank above whole / amount belong to it; fewer than there are lines are still to be given.
  const parts = weights.map((weight) => Number((BigInt(weight) * BigInt(amountMinor)) / whole));
  const given = parts.reduce((sum, part) => sum + part, 0);
  for (let left = amountMinor - given; left > 0; left -= 1) {
    const next = highestRanking(weights, parts);
    parts[next] = (parts[next] ?? 0) + 1;
  }
  return parts;
}

/** The line whose next unit ranks highest. */
const highestRanking = (weights: readonly number[], parts: readonly number[]): number =>
  weights.reduce((best, weight, line) => {
    const nextOf = (at: number): bigint => BigInt(parts[at] ?? 0) + 1n;
    return BigInt(weight) * nextOf(best) > BigInt(weights[best] ?? 0) * nextOf(line) ? line : best;
  }, 0);
