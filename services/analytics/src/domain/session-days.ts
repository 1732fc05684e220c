import { addCounts, type CountName, type Counts, noCounts } from './counts.js';
import { dayMetrics } from './metric-definitions.js';
import { type MetricParts, partsOf } from './metric-value.js';
import type { QuantityName } from './metrics/quantities.js';
import { noPresence, type PresenceQuantities } from './presence-so-far.js';

/** By metric id; what is 0 of 0 is left away. */
export type DayParts = Readonly<Record<string, MetricParts>>;

/** What a session adds to one of its account's days. */
export interface SessionDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly parts: DayParts;
}

/** What happened in a minute, and presence as of its end; its own peak. */
export interface MeasuredMinute {
  readonly minute: number;
  readonly counts: Counts | undefined;
  readonly presence: PresenceQuantities;
}

/** Of several days, or of several sessions on a day, the highest is told; all others add up. */
export const HIGHEST = 'pcu';
/** Told at the end of a session only: it belongs to the day on which the session ended, with all of its whole. */
const AT_END = 'stay_to_end_rate';

/** What goes on while somebody is there: so much more of it at the end of a minute than at its beginning. */
const running = ['watch_seconds', 'live_watch_seconds', 'live_seconds', 'long_stays'] as const;

type DayQuantities = Record<CountName | (typeof running)[number] | 'pcu' | 'sessions', number>;

/**
 * What a session adds to each day: a day is made of the minutes of sessions that begin in it, wherever in the minute
 * something happened. So the days of a session add up to the session, as its minutes do.
 * @param endsIn the last minute of which presence is known; null: none is
 */
export function sessionDays(
  minutes: readonly MeasuredMinute[],
  endsIn: number | null,
  dayOf: (minute: number) => string,
): SessionDay[] {
  const days = new Map<string, DayQuantities>();
  let before: PresenceQuantities = noPresence;
  for (const { minute, counts, presence } of minutes) {
    const sums = dayIn(days, dayOf(minute));
    addCounts(sums, counts ?? {});
    for (const name of running) sums[name] = toMillis(sums[name] + presence[name] - before[name]);
    sums.pcu = Math.max(sums.pcu, presence.pcu);
    if (minute === 0) sums.sessions = 1;
    before = presence;
  }
  const whole = wholeOf(minutes, before);
  const endDay = endsIn === null ? undefined : dayOf(endsIn);
  return [...days].map(([day, sums]) => ({ day, parts: dayParts(sums, day === endDay ? whole : {}) }));
}

/** Seconds are sums of milliseconds: nothing smaller is left of adding and taking away. */
export const toMillis = (seconds: number): number =>
  Number.isInteger(seconds) ? seconds : Math.round(seconds * 1000) / 1000;

function dayIn(days: Map<string, DayQuantities>, day: string): DayQuantities {
  const known = days.get(day);
  if (known) return known;
  const sums = { ...noCounts(), watch_seconds: 0, live_watch_seconds: 0, live_seconds: 0, long_stays: 0 };
  const fresh = { ...sums, pcu: 0, sessions: 0 };
  days.set(day, fresh);
  return fresh;
}

type Whole = Partial<Record<QuantityName, number>>;

const wholeOf = (minutes: readonly MeasuredMinute[], { stayers }: PresenceQuantities): Whole => ({
  stayers,
  viewer_uv: minutes.reduce((sum, { counts }) => sum + (counts?.viewer_uv ?? 0), 0),
});

function dayParts(sums: DayQuantities, whole: Whole): DayParts {
  const parts = dayMetrics.map((metric) => [metric.id, partsOf(metric, metric.id === AT_END ? whole : sums)] as const);
  return Object.fromEntries(parts.filter(([, { n, d }]) => n !== 0 || (d ?? 0) !== 0));
}
