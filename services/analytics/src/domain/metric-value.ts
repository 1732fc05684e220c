import type { MetricState, MetricValue } from '@shopcast/contracts';
import type { Formula, MetricDefinition } from './metrics/metric-definition.js';
import type { QuantityName } from './metrics/quantities.js';

/** What values are made of; quantities that are not there are 0. */
export type Quantities = Readonly<Partial<Record<QuantityName, number>>>;

/** What a value is made of; `d` is null for plain counts. The parts of several sessions or days add up. */
export interface MetricParts {
  readonly n: number;
  readonly d: number | null;
}

export const partsOf = ({ n, d }: Pick<MetricDefinition, 'n' | 'd'>, quantities: Quantities): MetricParts => ({
  n: sumOf(n, quantities),
  d: d && sumOf(d, quantities),
});

/** One metric's value. A part that outruns its whole while facts still come in is not shown as a rate above 100 %. */
export function valueOf(definition: MetricDefinition, quantities: Quantities, final: boolean): MetricValue {
  const { n, d } = partsOf(definition, quantities);
  const state: MetricState = final ? 'ok' : 'provisional';
  if (d === null) return { n, d, value: n, state };
  if (d === 0) return { n, d, value: null, state: 'undefined' };
  if (definition.partOfWhole && n > d && !final) return { n, d, value: null, state };
  return { n, d, value: n / d, state };
}

const sumOf = (formula: Formula, quantities: Quantities): number =>
  formula.reduce((sum, { times, quantity }) => sum + times * (quantities[quantity] ?? 0), 0);
