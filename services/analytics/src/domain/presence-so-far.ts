import type { LiveClock } from './live-clock.js';
import type { QuantityName } from './metrics/quantities.js';
import { type PresenceRun, runUpTo } from './presence-run.js';
import type { LedgerMinute } from './session-ledger.js';
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

const presenceQuantities = [
  'online_now',
  'pcu',
  'watch_seconds',
  'live_watch_seconds',
  'live_seconds',
  'long_stays',
  'stayers',
] as const satisfies readonly QuantityName[];
/** What comes from presence: as of the end of a minute, but for `pcu`, which is the minute's own peak. */
export type PresenceQuantities = Readonly<Record<(typeof presenceQuantities)[number], number>>;

export const noPresence = Object.fromEntries(presenceQuantities.map((name) => [name, 0])) as PresenceQuantities;

type Runs = Partial<Pick<LedgerMinute, 'presence' | 'longStays' | 'staying'>>;

/** Follows presence minute by minute, never beyond what is complete: a partial sum could show a peak that never was. */
export class PresenceSoFar {
  private present = 0;
  private moment = 0;
  private liveMoment = 0;
  private longStays = 0;
  private stayers = 0;

  constructor(
    private readonly reach: Reach,
    private readonly clock: LiveClock,
  ) {}

  through(minute: number, { presence, longStays, staying }: Runs): PresenceQuantities {
    const { ended, completeTo } = this.reach;
    if (completeTo === null) return noPresence;

    // Whoever enters in the very instant of the end is not present any more.
    const presentTo = ended ? completeTo - 1 : completeTo;
    const known = presence && runUpTo(presence, presentTo);
    const minuteStart = minute * MINUTE_MS;
    const before = ended && minuteStart >= completeTo ? 0 : this.present;
    // Whoever was there only until this minute began was not there in it.
    const atStart = known?.instants[0] === minuteStart ? 0 : before;
    const pcu = Math.max(atStart, before + (known?.crest ?? 0));
    this.present += known?.net ?? 0;
    this.moment += known?.moment ?? 0;
    this.liveMoment += known ? liveMomentOf(known, this.clock) : 0;
    this.longStays += longStays ? runUpTo(longStays, completeTo).net : 0;
    this.stayers += staying ? runUpTo(staying, presentTo).net : 0;
    return { ...this.asOf(minuteStart + MINUTE_MS, completeTo), pcu };
  }

  private asOf(minuteEnd: number, completeTo: number): Omit<PresenceQuantities, 'pcu'> {
    const until = Math.min(minuteEnd, completeTo);
    const liveMs = this.clock.at(until);
    return {
      online_now: this.reach.ended && minuteEnd >= completeTo ? 0 : this.present,
      watch_seconds: (this.present * until - this.moment) / 1000,
      live_watch_seconds: (this.present * liveMs - this.liveMoment) / 1000,
      live_seconds: liveMs / 1000,
      long_stays: this.longStays,
      stayers: this.stayers,
    };
  }
}

/** Σ delta × how long the session had been live at the instant; nearly always told from the sums that a run has. */
function liveMomentOf({ instants, deltas, net, moment }: PresenceRun, clock: LiveClock): number {
  const [first, last] = [instants[0], instants.at(-1)];
  if (first === undefined || last === undefined) return 0;
  if (!clock.isSteadyBetween(first, last))
    return instants.reduce((sum, at, i) => sum + (deltas[i] as number) * clock.at(at), 0);
  // Between two boundaries the clock either runs with time or stands still.
  const runs = clock.at(last) - clock.at(first) === last - first;
  return runs ? moment + net * (clock.at(first) - first) : net * clock.at(first);
}
