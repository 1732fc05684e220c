import { mediaPublished } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import { changeSessionState } from '../change-session-state.js';
import type { Session, SessionFact } from '../session.js';
import { SessionAlreadyEnded } from '../session.errors.js';
import type { Broadcast, Publication } from './ingest.js';
import { checkedKey } from './ingest-key.js';
import { unpublished } from './lose.js';
import { IngestInUse, IngestKeyRefused, PublicationGone } from './media.errors.js';

export interface Publisher {
  readonly publicationId: string;
  readonly keyHash: string;
}

/**
 * Somebody wants to publish. Asking twice is not an error: the answer to the first may have been lost.
 * @param silentMs a publisher that has given no sign of life for so long holds the ingest no longer
 */
export function publish(
  { session, ingest }: Broadcast,
  { publicationId, keyHash }: Publisher,
  nowMs: number,
  silentMs: number,
): Decision<Broadcast, SessionFact> {
  const { keyId } = checkedKey(ingest, keyHash, nowMs);
  if (session.state === 'ended') throw new SessionAlreadyEnded(session.sessionId);
  const before = ingest.publication;
  const held = before !== null && before.lostAtMs === null && nowMs - before.seenAtMs < silentMs;
  if (held && before.publicationId !== publicationId) throw new IngestInUse(session.sessionId);
  if (held) return { state: { session, ingest }, facts: [] };

  const silenced = before === null || before.lostAtMs !== null ? [] : [unpublished(session, before, 'silent')];
  const publication = { publicationId, keyId, publishedAtMs: nowMs, seenAtMs: nowMs, lostAtMs: null };
  const { state, facts } = takeOn({ session, ingest }, publication, nowMs);
  return { state, facts: [...silenced, ...facts] };
}

/**
 * A sign of life of a publisher. One that was given up too early is taken back.
 * @throws PublicationGone, IngestKeyRefused or SessionAlreadyEnded when the media server should end the connection
 */
export function stayPublished(
  { session, ingest }: Broadcast,
  publicationId: string,
  nowMs: number,
): Decision<Broadcast, SessionFact> {
  const { publication } = ingest;
  if (publication?.publicationId !== publicationId) throw new PublicationGone(publicationId);
  if (session.state === 'ended') throw new SessionAlreadyEnded(session.sessionId);
  if (ingest.key?.keyId !== publication.keyId) throw new IngestKeyRefused('replaced');
  const seen = { ...publication, seenAtMs: Math.max(nowMs, publication.seenAtMs), lostAtMs: null };
  if (publication.lostAtMs !== null) return takeOn({ session, ingest }, seen, nowMs);
  return { state: { session, ingest: { ...ingest, publication: seen } }, facts: [] };
}

function takeOn(broadcast: Broadcast, publication: Publication, nowMs: number): Decision<Broadcast, SessionFact> {
  const { accountId, sessionId } = broadcast.session;
  const { publicationId, keyId } = publication;
  const { state: session, facts } = goLive(broadcast, nowMs);
  return {
    state: { session, ingest: { ...broadcast.ingest, publication, pausedAtMs: null } },
    facts: [mediaPublished.of({ accountId, sessionId, publicationId, keyId }), ...facts],
  };
}

/** A pause that came with the loss of the publisher ends with its return; everything else is the host's choice. */
function goLive({ session, ingest }: Broadcast, nowMs: number): Decision<Session, SessionFact> {
  const pausedByLoss = session.state === 'paused' && session.changedAtMs === ingest.pausedAtMs;
  if (!pausedByLoss && !ingest.publishingGoesLive) return { state: session, facts: [] };
  return changeSessionState(session, 'live', nowMs);
}
