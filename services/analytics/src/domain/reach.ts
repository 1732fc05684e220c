import { SessionClock } from '@shopcast/kernel';
import type { Reach } from './presence-so-far.js';
import type { LiveSession } from './live-session.js';

/** How long after the end of a session facts may still be on their way, in wall time. */
export interface Lateness {
  /** For facts in flight, once everybody who entered has left. */
  readonly settledMs: number;
  /** While a stay is not over: somebody's connection may be lost, and the room waits a while before it says so. */
  readonly openStaysMs: number;
}

/**
 * @param watermarkMs wall time up to which everything that the log accepted has been folded; null: unknown
 * @param stillPresent viewers whose last stay has not been reported over
 */
export function reachOf(
  session: LiveSession,
  watermarkMs: number | null,
  stillPresent: number,
  lateness: Lateness,
): Reach {
  const { startedAtMs, endedAtMs, timeScale } = session;
  if (startedAtMs === null) return { completeTo: null, ended: false, final: false };

  const clock = new SessionClock(startedAtMs, timeScale);
  if (endedAtMs === null) {
    return {
      completeTo: watermarkMs === null ? null : clock.at(watermarkMs) - startedAtMs,
      ended: false,
      final: false,
    };
  }
  const allowed = stillPresent === 0 ? lateness.settledMs : lateness.openStaysMs;
  const final = watermarkMs !== null && watermarkMs >= clock.wallAt(endedAtMs) + allowed;
  return { completeTo: endedAtMs - startedAtMs, ended: true, final };
}

/** Session time (epoch ms) up to which the numbers are complete, as it is shown; never beyond the end. */
export function shownWatermark(session: LiveSession, watermarkMs: number | null): number | null {
  if (session.startedAtMs === null || watermarkMs === null) return null;
  const atMs = new SessionClock(session.startedAtMs, session.timeScale).at(watermarkMs);
  return Math.min(atMs, session.endedAtMs ?? atMs);
}
