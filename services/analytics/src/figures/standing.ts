/** Where a value stands among others of its kind. */
export interface Standing {
  /** The middle of the others; null when there are none. */
  readonly median: number | null;
  /** The share of the others that are lower, those that are equal counting half: 0 to 1; null without value or others. */
  readonly percentile: number | null;
  /** How many others have a value. */
  readonly among: number;
}

export function standingOf(value: number | null, others: readonly number[]): Standing {
  const among = others.length;
  if (among === 0) return { median: null, percentile: null, among };
  return { median: medianOf(others), percentile: value === null ? null : percentileOf(value, others), among };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [upper = 0, lower = 0] = [sorted[middle], sorted[sorted.length % 2 === 0 ? middle - 1 : middle]];
  return (lower + upper) / 2;
}

function percentileOf(value: number, others: readonly number[]): number {
  const lower = others.filter((other) => other < value).length;
  const equal = others.filter((other) => other === value).length;
  return (lower + equal / 2) / others.length;
}
