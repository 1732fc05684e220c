import type { MetricState, MetricValue } from '@shopcast/contracts';
import { addCounts, noCounts } from './counts.js';
import { type MetricDefinition, metricDefinitions, type MetricId, type QuantityName } from './metric-definitions.js';
import type { LedgerMinute } from './session-ledger.js';
import { type PresenceRun, runUpTo } from './presence-run.js';
import { MINUTE_MS } from './session-minutes.js';

/** How far the numbers go, in milliseconds since the session started. */
export interface Reach {
  /** Presence is known up to here; null: not yet at all. Of an ended session it is its end, so nothing moves any more. */
  readonly completeTo: number | null;
  /** The session is over: nobody is present after `completeTo`. */
  readonly ended: boolean;
  /** No fact can change the numbers any more, as far as one can tell. */
  readonly final: boolean;
}

export type Measures = Readonly<Record<MetricId, MetricValue>>;
export type MinuteMeasures = Readonly<Partial<Record<MetricId, number>>>;

export interface Measured {
  readonly session: Measures;
  readonly minutes: readonly { readonly minute: number; readonly metrics: MinuteMeasures }[];
}

type Quantities = Record<QuantityName, number>;

/** A gap of up to a day is shown minute by minute; in longer ones (a rehearsal left running) only what happened. */
const LONGEST_SHOWN_GAP = 24 * 60;

/** All values of a session: a pure function of its minutes and of how far they are complete. */
export function measure(minutes: readonly LedgerMinute[], reach: Reach): Measured {
  const total: Quantities = { ...noCounts(), online_now: 0, pcu: 0, watch_seconds: 0 };
  const presence = new PresenceSoFar(reach);
  const measured = withQuietMinutes(minutes, reach).map(({ minute, ...happened }) => {
    const seen = presence.through(minute, happened.presence);
    addCounts(total, happened.counts ?? {});
    Object.assign(total, { ...seen, pcu: Math.max(total.pcu, seen.pcu) });
    return { minute, metrics: minuteMeasures({ ...noCounts(), ...happened.counts, ...seen }, total, reach) };
  });
  return { session: sessionMeasures(total, reach), minutes: measured };
}

const sessionMeasures = (total: Quantities, reach: Reach): Measures =>
  Object.fromEntries(
    metricDefinitions.map((definition) => [definition.id, valueOf(definition, total, reach)]),
  ) as Measures;

/** One metric's value. A part that outruns its whole while facts still come in is not shown as a rate above 100 %. */
function valueOf(definition: MetricDefinition, quantities: Quantities, { final }: Reach): MetricValue {
  const n = quantities[definition.n];
  const state: MetricState = final ? 'ok' : 'provisional';
  if (definition.d === null) return { n, d: null, value: n, state };

  const d = quantities[definition.d];
  if (d === 0) return { n, d, value: null, state: 'undefined' };
  if (definition.partOfWhole && n > d && !final) return { n, d, value: null, state };
  return { n, d, value: n / d, state };
}

function minuteMeasures(inMinute: Quantities, soFar: Quantities, reach: Reach): MinuteMeasures {
  const metrics: Partial<Record<MetricId, number>> = {};
  for (const definition of metricDefinitions) {
    const from = definition.perMinute === 'so_far' ? soFar : inMinute;
    const { value } = valueOf(definition, from, reach);
    if (value !== null) metrics[definition.id] = value;
  }
  return metrics;
}

type Happened = Pick<LedgerMinute, 'minute'> & Partial<LedgerMinute>;

/** Adds the minutes in which nothing happened, through the last one reached: charts need them. */
function withQuietMinutes(minutes: readonly LedgerMinute[], reach: Reach): Happened[] {
  const shown: Happened[] = [];
  const show = (happened: Happened): void => {
    const next = (shown.at(-1)?.minute ?? -1) + 1;
    const gap = happened.minute - next;
    if (gap <= LONGEST_SHOWN_GAP)
      for (let quiet = next; quiet < happened.minute; quiet += 1) shown.push({ minute: quiet });
    shown.push(happened);
  };
  const last = lastMinute(reach);
  const quietEnd = last !== null && (minutes.at(-1)?.minute ?? -1) < last ? [{ minute: last }] : [];
  for (const happened of [...minutes, ...quietEnd]) show(happened);
  return shown;
}

function lastMinute({ completeTo, ended }: Reach): number | null {
  if (completeTo === null || completeTo < 0) return null;
  return ended ? Math.max(0, Math.ceil(completeTo / MINUTE_MS) - 1) : Math.floor(completeTo / MINUTE_MS);
}

/** Follows presence minute by minute, never beyond what is complete: a partial sum could show a peak that never was. */
class PresenceSoFar {
  private present = 0;
  private moment = 0;

  constructor(private readonly reach: Reach) {}

  through(minute: number, run: PresenceRun | undefined): Pick<Quantities, 'online_now' | 'pcu' | 'watch_seconds'> {
    const { ended, completeTo } = this.reach;
    if (completeTo === null) return { online_now: 0, pcu: 0, watch_seconds: 0 };

    // Whoever enters in the very instant of the end is not present any more.
    const known = run && runUpTo(run, ended ? completeTo - 1 : completeTo);
    const minuteStart = minute * MINUTE_MS;
    const before = ended && minuteStart >= completeTo ? 0 : this.present;
    // Whoever was there only until this minute began was not there in it.
    const atStart = known?.instants[0] === minuteStart ? 0 : before;
    const pcu = Math.max(atStart, before + (known?.crest ?? 0));
    this.present += known?.net ?? 0;
    this.moment += known?.moment ?? 0;

    const minuteEnd = minuteStart + MINUTE_MS;
    const watchMs = this.present * Math.min(minuteEnd, completeTo) - this.moment;
    return { online_now: ended && minuteEnd >= completeTo ? 0 : this.present, pcu, watch_seconds: watchMs / 1000 };
  }
}
