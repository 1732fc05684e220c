import { mediaPublished } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import { changeSessionState } from '../change-session-state.js';
import type { SessionFact } from '../session.js';
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
  if (publicationId === ingest.departedId) throw new PublicationGone(publicationId);
  const { keyId } = checkedKey(ingest, keyHash, nowMs);
  if (session.state === 'ended') throw new SessionAlreadyEnded(session.sessionId);
  const before = ingest.publication;
  const held = before !== null && before.loss === null && nowMs - before.seenAtMs < silentMs;
  if (held && before.publicationId !== publicationId) throw new IngestInUse(session.sessionId);
  if (held) return { state: { session, ingest }, facts: [] };

  const silenced = before === null || before.loss !== null ? [] : [unpublished(session, before, 'silent')];
  const publication = { publicationId, keyId, publishedAtMs: nowMs, seenAtMs: nowMs, loss: null };
  const goesLive = ingest.publishingGoesLive || wasPausedByLoss({ session, ingest });
  const { state, facts } = takeOn({ session, ingest }, publication, goesLive, nowMs);
  return { state, facts: [...silenced, ...facts] };
}

/**
 * A sign of life of a publisher. One that was given up for its silence is taken back, with the pause that came of it;
 * one that has left is not: such a sign was overtaken by its goodbye.
 * @throws PublicationGone, IngestKeyRefused or SessionAlreadyEnded when the media server should end the connection
 */
export function stayPublished(
  { session, ingest }: Broadcast,
  publicationId: string,
  nowMs: number,
): Decision<Broadcast, SessionFact> {
  const { publication } = ingest;
  if (publication?.publicationId !== publicationId || publication.loss?.reason === 'left') {
    throw new PublicationGone(publicationId);
  }
  if (session.state === 'ended') throw new SessionAlreadyEnded(session.sessionId);
  if (ingest.key?.keyId !== publication.keyId) throw new IngestKeyRefused('replaced');
  const seen = { ...publication, seenAtMs: Math.max(nowMs, publication.seenAtMs), loss: null };
  if (publication.loss === null) return { state: { session, ingest: { ...ingest, publication: seen } }, facts: [] };
  return takeOn({ session, ingest }, seen, wasPausedByLoss({ session, ingest }), nowMs);
}

function takeOn(
  { session: before, ingest }: Broadcast,
  publication: Publication,
  goesLive: boolean,
  nowMs: number,
): Decision<Broadcast, SessionFact> {
  const { accountId, sessionId } = before;
  const { publicationId, keyId } = publication;
  const { state: session, facts } = goesLive ? changeSessionState(before, 'live', nowMs) : { state: before, facts: [] };
  return {
    state: { session, ingest: { ...ingest, publication, pausedAtMs: null } },
    facts: [mediaPublished.of({ accountId, sessionId, publicationId, keyId }), ...facts],
  };
}

/** A pause that came with the loss of the publisher ends with its return; everything else is the host's choice. */
const wasPausedByLoss = ({ session, ingest }: Broadcast): boolean =>
  session.state === 'paused' && session.changedAtMs === ingest.pausedAtMs;
