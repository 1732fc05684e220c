import type { Session } from '../session.js';

/** What a publisher shows to speak for the host. The key itself is known to the host alone. */
export interface IngestKey {
  readonly keyId: string;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** Somebody sends audio and video. All times are wall times. */
export interface Publication {
  readonly publicationId: string;
  /** The key that was shown. */
  readonly keyId: string;
  readonly publishedAtMs: number;
  /** The last sign of life. */
  readonly seenAtMs: number;
  readonly loss: Loss | null;
}

/** Why nobody believes any more that a publisher sends. */
export interface Loss {
  /** left: the media server said so, and it is for ever; silent: it can be heard again. */
  readonly reason: 'left' | 'silent';
  /** When we found out: the grace begins then. */
  readonly atMs: number;
  /** The grace is over, and what follows from that has been done. */
  readonly settled: boolean;
}

/** How a session gets its audio and video. */
export interface Ingest {
  /** The host's choice: publishing starts the session, and resumes it when it is paused. */
  readonly publishingGoesLive: boolean;
  /** Shown while there is no picture, and all the time when the medium is audio. */
  readonly coverUrl: string | null;
  readonly key: IngestKey | null;
  readonly publication: Publication | null;
  /** Somebody of whom "gone" was heard before "wants to publish": that call is still under way, and comes too late. */
  readonly departedId: string | null;
  /** Session time at which the loss of the publisher paused the session. */
  readonly pausedAtMs: number | null;
}

/** A session with its ingest: they change together. */
export interface Broadcast {
  readonly session: Session;
  readonly ingest: Ingest;
}

export const newIngest: Ingest = {
  publishingGoesLive: false,
  coverUrl: null,
  key: null,
  publication: null,
  departedId: null,
  pausedAtMs: null,
};

/** Whether audio and video arrive now, as far as we know. */
export const isPublishing = ({ publication }: Ingest): boolean => publication !== null && publication.loss === null;
