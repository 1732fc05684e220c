import { SessionClock } from '@shopcast/kernel';

export const sessionStates = ['draft', 'scheduled', 'live', 'paused', 'ended'] as const;
export type SessionState = (typeof sessionStates)[number];

/** What the catalog needs to know of a live session, learnt from the session's own facts. */
export interface KnownSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly state: SessionState;
  readonly currency: string;
  readonly timeScale: number;
  /** Wall time of the first start; null before it. */
  readonly startedAtMs: number | null;
}

/** Viewers may visit the shop while the room is open: live, or paused with the host away. */
export const isOpen = ({ state }: KnownSession): boolean => state === 'live' || state === 'paused';

export const hasEnded = ({ state }: KnownSession): boolean => state === 'ended';

/** Whether going live is still ahead, so that the fact of it may be on its way. */
export const isAhead = ({ state }: KnownSession): boolean => state === 'draft' || state === 'scheduled';

/** What the session's clock shows at a wall time. */
export const sessionTimeAt = ({ startedAtMs, timeScale }: KnownSession, wallMs: number): number =>
  new SessionClock(startedAtMs, timeScale).at(wallMs);
