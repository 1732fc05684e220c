import type { MetricState, MetricValue } from '@shopcast/contracts';
import type { MetricParts } from './metric-value.js';
import type { MetricDefinition } from './metrics/metric-definition.js';
import { type DayParts, HIGHEST, toMillis } from './session-days.js';

/** A day of an account, or of one of its brands, in one currency: money of two is never added up. */
export interface DayOf {
  readonly day: string;
  readonly currency: string;
  /** null: of the account as a whole. */
  readonly brandId: string | null;
}

export interface SummedDay extends DayOf {
  readonly parts: DayParts;
}

/** Days of many sessions, added up. */
export class DayBook {
  private readonly days = new Map<string, DayOf & { readonly parts: Record<string, MetricParts> }>();

  add({ day, currency, brandId }: DayOf, parts: DayParts): void {
    const key = `${day} ${currency} ${brandId}`;
    const known = this.days.get(key) ?? { day, currency, brandId, parts: {} };
    this.days.set(key, known);
    for (const [id, more] of Object.entries(parts)) known.parts[id] = sumOf(id, known.parts[id], more);
  }

  /** In the order of time. */
  get summed(): SummedDay[] {
    const key = ({ day, currency, brandId }: DayOf): string => `${day} ${currency} ${brandId}`;
    return [...this.days.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }
}

function sumOf(id: string, before: MetricParts | undefined, more: MetricParts): MetricParts {
  if (!before) return more;
  const n = id === HIGHEST ? Math.max(before.n, more.n) : toMillis(before.n + more.n);
  return { n, d: more.d === null ? null : toMillis((before.d ?? 0) + more.d) };
}

/**
 * The values of a day. What belongs together may happen on two days (an order that is placed before midnight and paid
 * after it): a share of more than its whole is then not told, for what it is a share of is not on this day.
 * @param final no fact can change them any more
 */
export const dayMeasures = (
  metrics: readonly MetricDefinition[],
  parts: DayParts,
  final: boolean,
): Record<string, MetricValue> =>
  Object.fromEntries(metrics.map((metric) => [metric.id, valueOf(metric, parts[metric.id], final)]));

function valueOf(metric: MetricDefinition, parts: MetricParts | undefined, final: boolean): MetricValue {
  const { n, d } = parts ?? { n: 0, d: metric.d && 0 };
  const state: MetricState = final ? 'ok' : 'provisional';
  if (d === null) return { n, d, value: n, state };
  if (d === 0) return { n, d, value: null, state: 'undefined' };
  if (metric.partOfWhole && n > d) return { n, d, value: null, state: final ? 'undefined' : state };
  return { n, d, value: n / d, state };
}
