import { isSame, keyedHash } from './keyed-hash.js';

/** What a media server says of a publisher: it wants to publish, it still does, it is gone. */
export const publisherEvents = ['publish', 'alive', 'unpublish'] as const;
export type PublisherEvent = (typeof publisherEvents)[number];

export interface PublisherCall {
  readonly event: PublisherEvent;
  readonly sessionId: string;
  /** One connection of a publisher, named by the media server. */
  readonly publicationId: string;
  /** The ingest key, when it wants to publish. */
  readonly key?: string;
}

/** The header in which the signature of a call travels. */
export const SIGNATURE_HEADER = 'shopcast-signature';

/** A call that is older, or further in the future, is not believed. */
const TOLERANCE_MS = 300_000;

/** The value of the header: when it was signed (epoch ms), and the signature. */
export const signCall = (secret: string, call: PublisherCall, nowMs: number): string =>
  `t=${nowMs},v1=${keyedHash(secret, 'hook', signed(call, String(nowMs))).toString('base64url')}`;

/** Whether the call was signed with this secret, and lately. */
export function isSigned(secret: string, call: PublisherCall, header: string, nowMs: number): boolean {
  const [, at, signature] = /^t=(\d{1,15}),v1=([\w-]{1,100})$/.exec(header) ?? [];
  if (at === undefined || signature === undefined || Math.abs(nowMs - Number(at)) > TOLERANCE_MS) return false;
  return isSame(keyedHash(secret, 'hook', signed(call, at)), signature);
}

/** As JSON, so that no two calls have the same text. */
const signed = ({ event, sessionId, publicationId, key }: PublisherCall, at: string): string =>
  JSON.stringify([at, event, sessionId, publicationId, key ?? null]);
