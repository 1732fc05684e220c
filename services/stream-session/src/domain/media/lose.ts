import { mediaUnpublished } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import { changeSessionState } from '../change-session-state.js';
import type { Session, SessionFact } from '../session.js';
import type { Broadcast, Loss, Publication } from './ingest.js';

/** How patient we are with publishers, in milliseconds. */
export interface Patience {
  /** Without a sign of life for so long a publisher counts as lost; its grace begins then. */
  readonly silentMs: number;
  /** A lost publisher may take so long to come back before the session is paused. */
  readonly graceMs: number;
}

/**
 * The media server says that a publisher is gone. It may say so late, when another one publishes already, and early: before
 * we have heard that it wants to publish.
 */
export function unpublish(
  broadcast: Broadcast,
  publicationId: string,
  nowMs: number,
): Decision<Broadcast, SessionFact> {
  const { session, ingest } = broadcast;
  const { publication } = ingest;
  if (publication?.publicationId !== publicationId) {
    return { state: { session, ingest: { ...ingest, departedId: publicationId } }, facts: [] };
  }
  const { loss } = publication;
  if (loss?.reason === 'left') return { state: broadcast, facts: [] };
  if (loss) return { state: withLoss(broadcast, publication, { ...loss, reason: 'left' }), facts: [] };
  return {
    state: withLoss(broadcast, publication, { reason: 'left', atMs: nowMs, settled: false }),
    facts: [unpublished(session, publication, 'left')],
  };
}

/** Gives up publishers that are silent, and pauses the session when the time to come back is over. */
export function settleLost(broadcast: Broadcast, nowMs: number, patience: Patience): Decision<Broadcast, SessionFact> {
  const { publication } = broadcast.ingest;
  if (publication === null || publication.loss?.settled) return { state: broadcast, facts: [] };
  const { loss } = publication;
  if (loss === null) return giveUpSilent(broadcast, publication, nowMs, patience);
  if (nowMs - loss.atMs < patience.graceMs) return { state: broadcast, facts: [] };
  return pauseWithout(withLoss(broadcast, publication, { ...loss, settled: true }), nowMs);
}

export function unpublished(
  { accountId, sessionId }: Session,
  { publicationId }: Publication,
  reason: Loss['reason'],
): SessionFact {
  return mediaUnpublished.of({ accountId, sessionId, publicationId, reason });
}

/** Its grace begins now: it may have been us who could not hear it. */
function giveUpSilent(
  broadcast: Broadcast,
  publication: Publication,
  nowMs: number,
  { silentMs }: Patience,
): Decision<Broadcast, SessionFact> {
  if (nowMs - publication.seenAtMs < silentMs) return { state: broadcast, facts: [] };
  return {
    state: withLoss(broadcast, publication, { reason: 'silent', atMs: nowMs, settled: false }),
    facts: [unpublished(broadcast.session, publication, 'silent')],
  };
}

/** A session that the host has paused, or not begun, stays as it is. */
function pauseWithout(broadcast: Broadcast, nowMs: number): Decision<Broadcast, SessionFact> {
  const { session, ingest } = broadcast;
  if (session.state !== 'live') return { state: broadcast, facts: [] };
  const { state, facts } = changeSessionState(session, 'paused', nowMs);
  return { state: { session: state, ingest: { ...ingest, pausedAtMs: state.changedAtMs } }, facts };
}

const withLoss = ({ session, ingest }: Broadcast, publication: Publication, loss: Loss): Broadcast => ({
  session,
  ingest: { ...ingest, publication: { ...publication, loss } },
});
