import type { LiveSession } from './live-session.js';
import { countsAt, type Moment, SECOND_MS } from './moments.js';
import type { Reach } from './presence-so-far.js';
import { SecondNotReached, SessionNotStarted } from './session.errors.js';
import type { LedgerMinute } from './session-ledger.js';
import { minuteOf } from './session-minutes.js';

/** A second of a session that is over: what is true of it changes only when something that it counts is taken back. */
export interface SessionSecond {
  readonly second: number;
  readonly startedAtMs: number;
  /** Its end, epoch ms, session time. */
  readonly atMs: number;
}

/**
 * @param watermarkMs session time up to which the numbers are complete
 * @throws SessionNotStarted or SecondNotReached
 */
export function secondOf(session: LiveSession, second: number, watermarkMs: number | null): SessionSecond {
  const { sessionId, startedAtMs, endedAtMs } = session;
  if (startedAtMs === null) throw new SessionNotStarted(sessionId);
  const atMs = startedAtMs + second * SECOND_MS;
  const knownToMs = endedAtMs === null ? (watermarkMs ?? startedAtMs - 1) : Infinity;
  if (atMs > knownToMs) throw new SecondNotReached(sessionId, second);
  return { second, startedAtMs, atMs };
}

/** How far the numbers of that second go. Of an ended session nobody is present from its end on. */
export function reachAt({ endedAtMs }: LiveSession, { startedAtMs, atMs }: SessionSecond, final: boolean): Reach {
  const ended = endedAtMs !== null && atMs >= endedAtMs;
  return { completeTo: (ended ? endedAtMs : atMs) - startedAtMs, ended, final };
}

/** The minutes with all that had happened by that second; which of them counted what is not told. */
export function minutesUpTo(
  minutes: readonly LedgerMinute[],
  moments: Iterable<Moment>,
  { atMs, startedAtMs }: SessionSecond,
): LedgerMinute[] {
  const last = minuteOf(atMs, startedAtMs);
  const reached = minutes.filter(({ minute }) => minute <= last);
  const [latest] = reached.slice(-1);
  if (!latest) return [];
  const none = countsAt([], atMs);
  const before = reached.slice(0, -1).map((minute) => ({ ...minute, counts: none }));
  // Quiet minutes may be passed over, and this one speaks for all.
  return [...before, { ...latest, counts: countsAt(moments, atMs), quiet: false }];
}
