import type { Messages } from '../language/messages.js';
import { isQuotient, numeratorUnits, type MetricId } from '../measurement/metric-id.js';
import type { MetricValue } from '../measurement/measurement.js';
import type { Numerals } from '../numerals/numerals.js';

/** What is said about a number when somebody asks. */
export interface MetricWording {
  readonly meaning: string;
  readonly n: string | null;
  readonly d: string | null;
  /** Why there is no value; null when there is one. */
  readonly noValue: string | null;
  readonly state: string | null;
}

export function wordingOf(
  id: MetricId,
  value: MetricValue | undefined,
  { metrics, metricStates, explanation }: Messages,
  numerals: Numerals,
): MetricWording {
  const { meaning } = metrics[id];
  if (value === undefined) return { meaning, n: null, d: null, noValue: explanation.notMeasured, state: null };

  const state = metricStates[value.state];
  if (!isQuotient(id)) {
    return { meaning, n: amountOf(value, value.unit, numerals), d: null, noValue: null, state };
  }
  const texts = metrics[id];
  return {
    meaning,
    n: `${amountOf(value, numeratorUnits[id], numerals)} ${texts.n}`,
    d: `${numerals.count(value.d ?? 0)} ${texts.d}`,
    noValue: whyNot(value, texts.noValue, explanation.catchingUp),
    state,
  };
}

function amountOf({ n, currency }: MetricValue, unit: string, numerals: Numerals): string {
  return unit === 'minor' && currency !== undefined ? numerals.money(n, currency) : numerals.count(n);
}

/** With a denominator there is still no value while a part has been counted before the whole it belongs to. */
function whyNot({ value, d, state }: MetricValue, nothingToDivideBy: string, catchingUp: string): string | null {
  if (value !== null && state !== 'undefined') return null;
  return d === null || d === 0 ? nothingToDivideBy : catchingUp;
}
