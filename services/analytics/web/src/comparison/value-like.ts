import type { ComparedMetric } from '../measurement/comparison.js';
import type { MetricValue } from '../measurement/measurement.js';

/** Another value of the same metric, to be written as that is: a median is one although nothing was counted for it. */
export function valueLike(
  compared: ComparedMetric | undefined,
  value: number | null | undefined,
): MetricValue | undefined {
  if (compared === undefined || value === null || value === undefined) return undefined;
  const { unit, currency } = compared;
  return { n: value, d: null, value, unit, state: 'ok', ...(currency === undefined ? {} : { currency }) };
}
