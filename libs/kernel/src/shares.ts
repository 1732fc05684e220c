const WHOLE = 10_000n;

/**
 * Basis points of an amount (2,500 = 25 %), rounded down to a whole minor unit: nobody is ever given more than the rate
 * that was agreed on. Exact for every amount up to 2^53.
 */
export const portionOf = (amountMinor: number, basisPoints: number): number =>
  Number((BigInt(amountMinor) * BigInt(basisPoints)) / WHOLE);

/**
 * Divides an amount in proportion to weights so that the shares add up to it exactly (largest remainder): each share is
 * rounded down, and the units left over go one each to the shares that lost most by that, the earlier one when two lost
 * the same. A weight of zero gets nothing, and no share exceeds its weight unless the amount exceeds their sum.
 * @param weights not negative; at least one above zero unless the amount is zero
 */
export function sharesOf(amountMinor: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole === 0n && amountMinor !== 0) throw new RangeError('an amount cannot be divided by nothing');
  if (whole === 0n) return weights.map(() => 0);

  const exact = weights.map((weight) => BigInt(amountMinor) * BigInt(weight));
  const shares = exact.map((product) => Number(product / whole));
  const lost = exact.map((product, index) => ({ index, remainder: product % whole }));
  const leftOver = amountMinor - shares.reduce((sum, share) => sum + share, 0);
  const favoured = lost.toSorted((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder));
  for (const { index } of favoured.slice(0, leftOver)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
