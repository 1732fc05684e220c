import type { ExpectedMetric } from '../plan/expected-metrics.js';
import { grouped, percent } from './compare.js';
import { money } from './money.js';

/** Their numerator is money, in minor units. */
const MONEY = new Set(['gmv', 'aov', 'gpm', 'uv_value', 'refunded']);

/** A figure as people read it; a quotient with what it is made of. */
export const shown = (figure: string, value: ExpectedMetric, currency: string): string =>
  MONEY.has(figure) ? shownMoney(value, currency) : shownCount(value);

const shownCount = ({ n, d }: ExpectedMetric): string =>
  d === null ? grouped(n) : `${percent(d === 0 ? null : n / d)} = ${grouped(n)} / ${grouped(d)}`;

const shownMoney = ({ n, d }: ExpectedMetric, currency: string): string =>
  d === null ? money(n, currency) : `${d === 0 ? '-' : money(n / d, currency)} = ${money(n, currency)} / ${grouped(d)}`;
