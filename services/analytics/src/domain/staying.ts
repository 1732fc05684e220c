import { presenceChanges, type Stays } from './stays.js';

/** Who counts as having stayed from start to end. */
export interface StayRules {
  /** Who enters at most so long after the start was there at the start. */
  readonly startWindowMs: number;
  /** An absence that is not longer is none. */
  readonly graceMs: number;
}

/** Never there before: earlier than any session. */
const NEVER = 0;

/** A change of presence, with what tells whether the viewer has been there all along. Times are epoch ms. */
export interface Staying {
  readonly atMs: number;
  readonly delta: number;
  /** Since when the viewer has been there without an absence longer than the grace. */
  readonly sinceMs: number;
  /** When the absence before that began; 0: there was none, since the viewer had not been there before. */
  readonly awaySinceMs: number;
}

/**
 * Presence of a viewer for the count of those who stay. Whether it counts depends on the start of the session, which
 * may become known later than the facts: see {@link staysFrom}.
 */
export function stayingChanges(stays: Stays, { graceMs }: StayRules): Staying[] {
  const changes = presenceChanges(stays);
  const staying: Staying[] = [];
  let [sinceMs, awaySinceMs, leftMs] = [NEVER, NEVER, -Infinity];
  for (let i = 0; i < changes.length; i += 2) {
    const [atMs, delta] = [changes[i] as number, changes[i + 1] as number];
    if (delta > 0 && atMs - leftMs > graceMs) [sinceMs, awaySinceMs] = [atMs, leftMs === -Infinity ? NEVER : leftMs];
    if (delta < 0) leftMs = atMs;
    staying.push({ atMs, delta, sinceMs, awaySinceMs });
  }
  return staying;
}

/** There at the start, and since then never away for longer than the grace. An absence that began before it is none. */
export const staysFrom = (
  startedAtMs: number,
  { sinceMs, awaySinceMs }: Pick<Staying, 'sinceMs' | 'awaySinceMs'>,
  { startWindowMs }: StayRules,
): boolean => sinceMs <= startedAtMs + startWindowMs && awaySinceMs <= startedAtMs;
