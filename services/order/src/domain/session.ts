import { SessionClock } from '@shopcast/kernel';
import type { FirstOrderGift } from './promotions/first-order-gift.js';

export const sessionStates = ['draft', 'scheduled', 'live', 'paused', 'ended'] as const;
export type SessionState = (typeof sessionStates)[number];

/** What the order desk needs to know of a live session, learnt from the session's own facts. */
export interface KnownSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly state: SessionState;
  readonly currency: string;
  readonly timeScale: number;
  /** Wall time of the first start; null before it. */
  readonly startedAtMs: number | null;
  /** What its account gives with a buyer's first order. */
  readonly gift: FirstOrderGift | null;
  /** How long its orders may wait for their money, by the will of the session or the account; null: no special will. */
  readonly paymentTimeoutSeconds: number | null;
}

/** Viewers may buy while the room is open: live, or paused with the host away. */
export const isOpen = ({ state }: Pick<KnownSession, 'state'>): boolean => state === 'live' || state === 'paused';

/** What the session's clock shows at a wall time. */
export const sessionTimeAt = (
  { startedAtMs, timeScale }: Pick<KnownSession, 'startedAtMs' | 'timeScale'>,
  wallMs: number,
): number => new SessionClock(startedAtMs, timeScale).at(wallMs);
