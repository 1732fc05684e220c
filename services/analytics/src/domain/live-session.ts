import type { Medium } from '@shopcast/contracts';

export const sessionStates = ['draft', 'scheduled', 'live', 'paused', 'ended'] as const;
export type SessionState = (typeof sessionStates)[number];

/** What analytics remembers of a session. */
export interface LiveSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly title: string;
  readonly medium: Medium;
  readonly currency: string;
  readonly timeScale: number;
  readonly state: SessionState;
  /** Epoch ms; session time and wall time agree here. */
  readonly startedAtMs: number | null;
  /** Epoch ms, session time. */
  readonly endedAtMs: number | null;
}

export const markKinds = ['started', 'paused', 'resumed', 'ended', 'pinned', 'unpinned', 'price', 'coupon'] as const;
export type MarkKind = (typeof markKinds)[number];

/** Something the host did that may explain a bend in the curve. */
export interface SessionMark {
  readonly kind: MarkKind;
  /** Epoch ms, session time. */
  readonly atMs: number;
  readonly listingId: string | null;
  readonly title: string | null;
  readonly priceMinor: number | null;
}
