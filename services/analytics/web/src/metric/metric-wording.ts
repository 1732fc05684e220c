import type { Messages } from '../language/messages.js';
import { quantities, type QuantityUnit } from '../../../src/domain/metrics/quantities.js';
import type { Formula, ParameterName } from '../../../src/domain/metrics/metric-definition.js';
import { definitionOf, type MetricId } from '../measurement/metric-id.js';
import type { MetricValue } from '../measurement/measurement.js';
import type { MetricNumerals } from '../numerals/metric-numerals.js';

/** What is said about a number when somebody asks. */
export interface MetricWording {
  readonly meaning: string;
  readonly n: string | null;
  readonly d: string | null;
  /** Why there is no value; null when there is one. */
  readonly noValue: string | null;
  readonly state: string | null;
  /** What the value depends on beside the facts; null: nothing. */
  readonly parameters: string | null;
}

export function wordingOf(
  id: MetricId,
  value: MetricValue | undefined,
  { metrics, metricStates, explanation }: Messages,
  numerals: MetricNumerals,
): MetricWording {
  const texts = metrics[id];
  const { meaning } = texts;
  if (value === undefined)
    return { meaning, n: null, d: null, noValue: explanation.notMeasured, state: null, parameters: null };

  const state = metricStates[value.state];
  const parameters = parametersOf(value, explanation.parameterNames, numerals);
  const { n, d } = definitionOf(id);
  if (d === null) {
    return {
      meaning,
      n: amountOf(value.n, value.unit, value.currency, numerals),
      d: null,
      noValue: null,
      state,
      parameters,
    };
  }
  return {
    meaning,
    n: `${amountOf(value.n, unitOf(n), value.currency, numerals)} ${texts.n}`,
    d: `${amountOf(value.d ?? 0, unitOf(d), value.currency, numerals)} ${texts.d}`,
    noValue: whyNot(value, texts.noValue, explanation.catchingUp),
    state,
    parameters,
  };
}

/** Every one is a number of seconds. */
function parametersOf(
  { parameters = {} }: MetricValue,
  names: Messages['explanation']['parameterNames'],
  numerals: MetricNumerals,
): string | null {
  const told = Object.entries(parameters).map(
    ([name, seconds]) => `${names[name as ParameterName]} ${numerals.count(seconds)} s`,
  );
  return told.length === 0 ? null : told.join(' · ');
}

/** All terms of a formula have one unit. */
const unitOf = ([term]: Formula): QuantityUnit => (term === undefined ? 'count' : quantities[term.quantity].unit);

function amountOf(amount: number, unit: string, currency: string | undefined, numerals: MetricNumerals): string {
  return unit === 'minor' && currency !== undefined ? numerals.money(amount, currency) : numerals.count(amount);
}

/** With a denominator there is still no value while a part has been counted before the whole it belongs to. */
function whyNot({ value, d, state }: MetricValue, nothingToDivideBy: string, catchingUp: string): string | null {
  if (value !== null && state !== 'undefined') return null;
  return d === null || d === 0 ? nothingToDivideBy : catchingUp;
}
