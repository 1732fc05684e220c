import { mediaUnpublished } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import { changeSessionState } from '../change-session-state.js';
import type { Session, SessionFact } from '../session.js';
import type { Broadcast, Publication } from './ingest.js';

/** How patient we are with publishers, in milliseconds. */
export interface Patience {
  /** Without a sign of life for so long a publisher counts as lost. */
  readonly silentMs: number;
  /** A lost publisher may take so long to come back before the session is paused. */
  readonly graceMs: number;
}

/** The media server says that a publisher is gone. It may say so late, when another one publishes already. */
export function unpublish(
  broadcast: Broadcast,
  publicationId: string,
  nowMs: number,
): Decision<Broadcast, SessionFact> {
  const { session, ingest } = broadcast;
  const { publication } = ingest;
  if (publication?.publicationId !== publicationId || publication.lostAtMs !== null) {
    return { state: broadcast, facts: [] };
  }
  return {
    state: { session, ingest: { ...ingest, publication: { ...publication, lostAtMs: nowMs } } },
    facts: [unpublished(session, publication, 'left')],
  };
}

/** Gives up publishers that are silent, and pauses the session when the time to come back is over. */
export function settleLost(broadcast: Broadcast, nowMs: number, patience: Patience): Decision<Broadcast, SessionFact> {
  const { session, ingest } = broadcast;
  const { publication } = ingest;
  const lostAtMs = publication && lostSince(publication, nowMs, patience.silentMs);
  if (publication === null || lostAtMs === null) return { state: broadcast, facts: [] };

  const silenced = publication.lostAtMs === null ? [unpublished(session, publication, 'silent')] : [];
  if (nowMs - lostAtMs < patience.graceMs) {
    return { state: { session, ingest: { ...ingest, publication: { ...publication, lostAtMs } } }, facts: silenced };
  }
  const { state, facts } = pauseWithout(broadcast, nowMs);
  return { state, facts: [...silenced, ...facts] };
}

export function unpublished(
  { accountId, sessionId }: Session,
  { publicationId }: Publication,
  reason: 'left' | 'silent',
): SessionFact {
  return mediaUnpublished.of({ accountId, sessionId, publicationId, reason });
}

/** A silent publisher was lost when it was last seen. */
function lostSince({ lostAtMs, seenAtMs }: Publication, nowMs: number, silentMs: number): number | null {
  return lostAtMs ?? (nowMs - seenAtMs >= silentMs ? seenAtMs : null);
}

/** A session that the host has paused, or not begun, stays as it is. */
function pauseWithout({ session, ingest }: Broadcast, nowMs: number): Decision<Broadcast, SessionFact> {
  const left = { ...ingest, publication: null };
  if (session.state !== 'live') return { state: { session, ingest: left }, facts: [] };
  const { state, facts } = changeSessionState(session, 'paused', nowMs);
  return { state: { session: state, ingest: { ...left, pausedAtMs: state.changedAtMs } }, facts };
}
