import type { CountName } from '../counts.js';
import type { QuantityName } from './quantities.js';
import type { Wording } from './wording.js';

export const units = ['count', 'ratio', 'minor', 'seconds'] as const;
export type Unit = (typeof units)[number];

/**
 * What a minute shows under the metric's id: what happened in the minute (minutes add up to the session), how it was at
 * its end, its highest, or the session's value had it been read at its end: a rate of one minute could exceed 100 %.
 */
export const perMinuteKinds = ['in_minute', 'at_end', 'peak', 'so_far'] as const;
export type PerMinute = (typeof perMinuteKinds)[number];

/**
 * Until when the value of a session that is over can still change: until late facts of the room are in, while its
 * orders are still being paid, or as long as money can go back.
 */
export const settlements = ['with_session', 'with_payments', 'with_refunds'] as const;
export type Settlement = (typeof settlements)[number];

/** So many times a quantity; a negative factor takes it away. */
export interface Term {
  readonly times: number;
  readonly quantity: QuantityName;
}
export type Formula = readonly Term[];

/** What a metric depends on beyond the facts; printed with every value. */
export const parameterNames = ['long_stay_seconds', 'start_window_seconds', 'reconnect_grace_seconds'] as const;
export type ParameterName = (typeof parameterNames)[number];

/** A metric, defined once: the fold, the API, the pages and the documents all read it from here. */
export interface MetricDefinition {
  /** Never changes its meaning: a changed definition is a new version. */
  readonly id: string;
  readonly version: number;
  readonly names: Wording;
  readonly unit: Unit;
  /** Numerator. */
  readonly n: Formula;
  /** Denominator; null for plain counts. */
  readonly d: Formula | null;
  /** Whether n counts some of what d counts, so that n above d only means that d is still being folded. */
  readonly partOfWhole: boolean;
  readonly perMinute: PerMinute;
  readonly settles: Settlement;
  readonly parameters: readonly ParameterName[];
  readonly meanings: Wording;
}

type Parts = QuantityName | Formula;
type Rest = Partial<Pick<MetricDefinition, 'partOfWhole' | 'perMinute' | 'settles' | 'parameters' | 'unit'>>;

const formula = (parts: Parts): Formula => (typeof parts === 'string' ? [{ times: 1, quantity: parts }] : parts);

/** A number of its own, added up minute by minute unless said otherwise. */
export const plain = <Id extends string>(
  id: Id,
  n: Parts,
  names: Wording,
  meanings: Wording,
  { unit = 'count', perMinute = 'in_minute', settles = 'with_session', parameters = [] }: Rest = {},
) =>
  ({
    id,
    version: 1,
    names,
    unit,
    n: formula(n),
    d: null,
    partOfWhole: false,
    perMinute,
    settles,
    parameters,
    meanings,
  }) as const satisfies MetricDefinition;

/** A count under its own name. */
export const count = <Id extends CountName>(id: Id, names: Wording, meanings: Wording, rest: Rest = {}) =>
  plain(id, id, names, meanings, rest);

/** One quantity by another. */
export const quotient = <Id extends string>(
  id: Id,
  [n, d]: readonly [Parts, Parts],
  names: Wording,
  meanings: Wording,
  { unit = 'ratio', partOfWhole = false, settles = 'with_session', parameters = [] }: Rest = {},
) =>
  ({
    id,
    version: 1,
    names,
    unit,
    n: formula(n),
    d: formula(d),
    partOfWhole,
    perMinute: 'so_far',
    settles,
    parameters,
    meanings,
  }) as const satisfies MetricDefinition;

/** The share of a whole that some of it are: never above 100 % once all facts are in. */
export const share = <Id extends string>(
  id: Id,
  parts: readonly [Parts, Parts],
  names: Wording,
  meanings: Wording,
  rest: Rest = {},
) => quotient(id, parts, names, meanings, { ...rest, partOfWhole: true });

/** In words for people and documents: `1000 × gmv`, `gmv − refunded_amount`. */
export const written = (terms: Formula): string =>
  terms
    .map(({ times, quantity }, i) => {
      const factor = Math.abs(times) === 1 ? quantity : `${Math.abs(times)} × ${quantity}`;
      if (i === 0) return times < 0 ? `−${factor}` : factor;
      return `${times < 0 ? '−' : '+'} ${factor}`;
    })
    .join(' ');
