import { createHash, randomBytes } from 'node:crypto';

/** A new ingest key; nobody can guess it. */
export const newIngestSecret = (): string => `sci_${randomBytes(24).toString('base64url')}`;

/** What of a key is kept: it is random enough that its hash needs no salt. */
export const ingestHash = (key: string): string => createHash('sha256').update(key).digest('hex');

/** What publishers enter as stream key: media servers pass the part after the question mark on to us. */
export const streamKey = (sessionId: string, key: string): string => `${sessionId}?key=${key}`;
