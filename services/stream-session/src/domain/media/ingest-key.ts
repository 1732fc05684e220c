import type { Decision } from '@shopcast/kernel';
import type { SessionFact } from '../session.js';
import { SessionAlreadyEnded } from '../session.errors.js';
import type { Broadcast, Ingest, IngestKey } from './ingest.js';
import { IngestKeyNotFound, IngestKeyRefused } from './media.errors.js';

/** There is one key at a time: a new one takes the place of the last, whose publisher gives no signs of life any more. */
export function issueIngestKey({ session, ingest }: Broadcast, key: IngestKey): Decision<Broadcast, SessionFact> {
  if (session.state === 'ended') throw new SessionAlreadyEnded(session.sessionId);
  return { state: { session, ingest: { ...ingest, key } }, facts: [] };
}

/** Whoever publishes with the key is lost, once it is silent for too long. A key that was replaced is gone already. @throws IngestKeyNotFound */
export function revokeIngestKey({ session, ingest }: Broadcast, keyId: string): Decision<Broadcast, SessionFact> {
  if (ingest.key?.keyId !== keyId) throw new IngestKeyNotFound(keyId);
  return { state: { session, ingest: { ...ingest, key: null } }, facts: [] };
}

/** @throws IngestKeyRefused without telling a wrong key from none */
export function checkedKey({ key }: Ingest, hash: string, nowMs: number): IngestKey {
  if (key?.hash !== hash) throw new IngestKeyRefused('invalid');
  if (key.expiresAtMs <= nowMs) throw new IngestKeyRefused('expired');
  return key;
}
