import type { MetricValue } from '@shopcast/contracts';
import { SessionClock } from '@shopcast/kernel';
import { spanOf } from './ended-session.js';
import type { LiveClock } from './live-clock.js';
import type { LiveSession } from './live-session.js';
import { measure, type Measures } from './measure.js';
import type { MetricId } from './metric-definitions.js';
import { type Moment, SECOND_MS, secondEndOf } from './moments.js';
import { minutesUpTo, reachAt } from './session-at.js';
import type { LedgerMinute } from './session-ledger.js';
import type { StayRules } from './staying.js';

/** So many days after its end a session is told again; 0: as it ended. */
export const versionDays = [0, 1, 7, 15, 30] as const;
export type VersionDays = (typeof versionDays)[number];

export const DAY_MS = 86_400_000;

/** Which of a session's versions, and up to when its facts are in it. */
export interface VersionInstant {
  readonly version: VersionDays;
  /** The end of a second: counts are told by the second. Epoch ms, session time. */
  readonly atMs: number;
  /** Up to when the version before tells: what happened after it is what this one adds. null: there is none before. */
  readonly sinceMs: number | null;
}

/** @throws ReplayNotReady while the session is not over */
export function versionInstants(session: LiveSession): VersionInstant[] {
  const { startedAtMs, endedAtMs } = spanOf(session);
  const instants = versionDays.map((version) => secondEndOf(endedAtMs + version * DAY_MS, startedAtMs));
  return versionDays.map((version, i) => ({ version, atMs: instants[i] as number, sinceMs: instants[i - 1] ?? null }));
}

/** From when on (wall time, epoch ms) a version can be told, if all that the log had accepted by then is folded. */
export function tellableFromMs(
  { startedAtMs, timeScale }: LiveSession,
  { atMs }: VersionInstant,
  latenessMs: number,
): number {
  return new SessionClock(startedAtMs, timeScale).wallAt(atMs) + latenessMs;
}

/** A value as it was in the version before. */
export type ValueBefore = Pick<MetricValue, 'n' | 'd' | 'value'>;

/** The numbers of one version. */
export interface MeasuredVersion extends VersionInstant {
  readonly measures: Measures;
  /** The metrics that are not what they were in the version before, and what they were there. */
  readonly changed: Readonly<Partial<Record<MetricId, ValueBefore>>>;
}

/** What versions are made of. */
export interface VersionSources {
  readonly session: LiveSession;
  readonly minutes: readonly LedgerMinute[];
  readonly moments: readonly Moment[];
  readonly clock: LiveClock;
  readonly rules: StayRules;
}

/** All versions of a session that is over: a pure function of its facts, whenever they came. */
export function measuredVersions({ session, minutes, moments, clock, rules }: VersionSources): MeasuredVersion[] {
  const { startedAtMs } = spanOf(session);
  let before: Measures | undefined;
  return versionInstants(session).map((instant) => {
    const at = { atMs: instant.atMs, startedAtMs, second: (instant.atMs - startedAtMs) / SECOND_MS };
    const reach = reachAt(session, at, true);
    const measures = measure(minutesUpTo(minutes, moments, at), { reach, clock, rules }).session;
    const changed = before ? changesFrom(before, measures) : {};
    before = measures;
    return { ...instant, measures, changed };
  });
}

function changesFrom(before: Measures, measures: Measures): MeasuredVersion['changed'] {
  const ids = Object.keys(measures) as MetricId[];
  const isOther = (id: MetricId): boolean =>
    (['n', 'd', 'value'] as const).some((part) => before[id][part] !== measures[id][part]);
  return Object.fromEntries(
    ids.filter(isOther).map((id) => {
      const { n, d, value } = before[id];
      return [id, { n, d, value }];
    }),
  );
}
