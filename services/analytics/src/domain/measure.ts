import type { MetricValue } from '@shopcast/contracts';
import { addCounts, type CountName, noCounts } from './counts.js';
import type { LiveClock } from './live-clock.js';
import { metricDefinitions, type MetricId } from './metric-definitions.js';
import { valueOf } from './metric-value.js';
import type { MetricDefinition, ParameterName } from './metrics/metric-definition.js';
import { noPresence, type PresenceQuantities, PresenceSoFar, type Reach } from './presence-so-far.js';
import { type MeasuredMinute, type SessionDay, sessionDays } from './session-days.js';
import type { LedgerMinute } from './session-ledger.js';
import { MINUTE_MS } from './session-minutes.js';
import type { StayRules } from './staying.js';
import { LONG_STAY_MS } from './stays.js';

/** What the numbers of a session depend on beside its minutes. */
export interface Frame {
  readonly reach: Reach;
  readonly clock: LiveClock;
  readonly rules: StayRules;
}

export type Measures = Readonly<Record<MetricId, MetricValue>>;
export type MinuteMeasures = Readonly<Partial<Record<MetricId, number>>>;

export interface Measured {
  readonly session: Measures;
  readonly minutes: readonly { readonly minute: number; readonly metrics: MinuteMeasures }[];
  /** What each day adds, by the day in which each minute begins. Days are added up by whoever asks for them. */
  days(dayOf: (minute: number) => string): SessionDay[];
}

type Quantities = Record<CountName | keyof PresenceQuantities, number>;

const definitions: readonly (MetricDefinition & { readonly id: MetricId })[] = metricDefinitions;

/** A gap of up to a day is shown minute by minute; in longer ones (a rehearsal left running) only what happened. */
const LONGEST_SHOWN_GAP = 24 * 60;

/** All values of a session: a pure function of its minutes and of how far they are complete. */
export function measure(minutes: readonly LedgerMinute[], { reach, clock, rules }: Frame): Measured {
  const total: Quantities = { ...noCounts(), ...noPresence };
  const presence = new PresenceSoFar(reach, clock);
  const told: MeasuredMinute[] = [];
  const measured = withQuietMinutes(minutes, reach).map(({ minute, ...happened }) => {
    const seen = presence.through(minute, happened);
    told.push({ minute, counts: happened.counts, presence: seen });
    addCounts(total, happened.counts ?? {});
    Object.assign(total, { ...seen, pcu: Math.max(total.pcu, seen.pcu) });
    return { minute, metrics: minuteMeasures({ ...noCounts(), ...happened.counts, ...seen }, total, reach) };
  });
  const days = (dayOf: (minute: number) => string) => sessionDays(told, lastMinute(reach), dayOf);
  return { session: sessionMeasures(total, reach, rules), minutes: measured, days };
}

function sessionMeasures(total: Quantities, reach: Reach, rules: StayRules): Measures {
  const settings = parametersOf(rules);
  const values = definitions.map((definition): [string, MetricValue] => {
    const { id, parameters } = definition;
    const value = valueOf(definition, total, reach.final);
    if (parameters.length === 0) return [id, value];
    return [id, { ...value, parameters: Object.fromEntries(parameters.map((name) => [name, settings[name]])) }];
  });
  return Object.fromEntries(values) as Measures;
}

/** What is printed with the values that depend on it. */
export const parametersOf = ({ startWindowMs, graceMs }: StayRules): Readonly<Record<ParameterName, number>> => ({
  long_stay_seconds: LONG_STAY_MS / 1000,
  start_window_seconds: startWindowMs / 1000,
  reconnect_grace_seconds: graceMs / 1000,
});

function minuteMeasures(inMinute: Quantities, soFar: Quantities, reach: Reach): MinuteMeasures {
  const metrics: Partial<Record<MetricId, number>> = {};
  for (const definition of definitions) {
    const from = definition.perMinute === 'so_far' ? soFar : inMinute;
    const { value } = valueOf(definition, from, reach.final);
    if (value !== null) metrics[definition.id] = value;
  }
  return metrics;
}

type Happened = Pick<LedgerMinute, 'minute'> & Partial<LedgerMinute>;

/** Adds the minutes in which nothing happened, through the last one reached: charts need them. */
function withQuietMinutes(minutes: readonly LedgerMinute[], reach: Reach): Happened[] {
  const shown: Happened[] = [];
  const show = (happened: Happened, quietTo: number): void => {
    const next = (shown.at(-1)?.minute ?? -1) + 1;
    if (happened.minute - next <= LONGEST_SHOWN_GAP)
      for (let quiet = next; quiet < Math.min(happened.minute, quietTo); quiet += 1) shown.push({ minute: quiet });
    shown.push(happened);
  };
  const last = lastMinute(reach);
  const told = minutes.filter(({ minute, quiet }) => !quiet || (last !== null && minute <= last));
  const isBeforeEnd = last !== null && (told.at(-1)?.minute ?? -1) < last;
  // After the end money still moves, for weeks: only the minutes in which it does are of interest.
  const quietTo = reach.ended && last !== null ? last + 1 : Infinity;
  for (const happened of [...told, ...(isBeforeEnd ? [{ minute: last }] : [])]) show(happened, quietTo);
  return shown;
}

function lastMinute({ completeTo, ended }: Reach): number | null {
  if (completeTo === null || completeTo < 0) return null;
  return ended ? Math.max(0, Math.ceil(completeTo / MINUTE_MS) - 1) : Math.floor(completeTo / MINUTE_MS);
}
