import { elapsed, noValue, numeralsFor, type Numerals } from '@shopcast/page/numerals';
import type { MetricValue } from '../measurement/measurement.js';

/** How numbers, moments and metrics are written in one language. */
export interface MetricNumerals extends Numerals {
  metric(value: MetricValue | undefined): string;
}

export function metricNumeralsFor(locale: string): MetricNumerals {
  const numerals = numeralsFor(locale);
  return { ...numerals, metric: (value) => (value === undefined ? noValue : written(value, numerals)) };
}

function written({ value, unit, currency, state }: MetricValue, numerals: Numerals): string {
  if (state === 'undefined' || value === null || !Number.isFinite(value)) return noValue;
  if (unit === 'ratio') return numerals.percent(value);
  if (unit === 'seconds') return elapsed(value);
  if (unit === 'minor' && currency !== undefined) return numerals.money(value, currency);
  return numerals.count(value);
}
