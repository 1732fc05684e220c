import { awaitReturn, endStay, type PresenceDecision, stopWaiting } from '../domain/presence.js';
import { clockOf, endOf, type Session } from '../domain/session.js';
import type { Orphan } from '../persistence/stay-holder.repository.js';

/** How an orphaned stay ended; undefined when its viewer may still come back. */
export function closingOf(orphan: Orphan, session: Session): PresenceDecision | undefined {
  const { visitor, stay, closingAtMs } = orphan;
  if (closingAtMs !== null) return stopWaiting(awaitReturn(stay, closingAtMs), visitor);
  const endedAtMs = endOf(session);
  if (endedAtMs === null) return undefined;
  return endStay(awaitReturn(stay, lastSeen(orphan, session)), visitor, endedAtMs);
}

/** Session time of the last proof that the viewer was there. */
export function lastSeen({ stay, awaySinceMs, aliveMs, presentAtEnd }: Orphan, session: Session): number {
  const endedAtMs = endOf(session);
  if (presentAtEnd && endedAtMs !== null) return endedAtMs;
  const seenMs = aliveMs === null ? stay.enteredAtMs : clockOf(session).at(aliveMs);
  return Math.max(stay.enteredAtMs, awaySinceMs ?? stay.enteredAtMs, seenMs);
}
