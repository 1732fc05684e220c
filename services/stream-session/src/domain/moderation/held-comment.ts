import { commentPosted, type Fact } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import { SessionNotLive } from '../room.errors.js';
import type { Visitor } from '../room-fact.js';
import { clockOf, isOpen, type Session } from '../session.js';
import { HeldCommentDecided } from './moderation.errors.js';

export const heldStates = ['waiting', 'approved', 'refused'] as const;
export type HeldState = (typeof heldStates)[number];

/** A comment that nobody has seen yet but moderators. Times are session time. */
export interface HeldComment extends Visitor {
  readonly commentId: string;
  /** As it would be shown. */
  readonly text: string;
  readonly writtenAtMs: number;
  readonly state: HeldState;
  readonly decidedAtMs: number | null;
  /** Of whoever has decided. */
  readonly keyId: string | null;
}

/**
 * Approved it is a comment of this very moment, under the id that it has had from the beginning. The same decision again
 * changes nothing.
 * @throws HeldCommentDecided SessionNotLive
 */
export function decideHeld(
  held: HeldComment,
  session: Session,
  by: { readonly state: Exclude<HeldState, 'waiting'>; readonly keyId: string | null; readonly nowMs: number },
): Decision<HeldComment, Fact> {
  const { state, keyId, nowMs } = by;
  if (held.state === state) return { state: held, facts: [] };
  if (held.state !== 'waiting') throw new HeldCommentDecided(held.state);
  if (state === 'approved' && !isOpen(session)) throw new SessionNotLive(session.state);
  const decided = { ...held, state, keyId, decidedAtMs: clockOf(session).at(nowMs) };
  const { accountId, sessionId, viewerId, commentId, text } = held;
  const posted = commentPosted.of({ accountId, sessionId, viewerId, commentId, text });
  return { state: decided, facts: state === 'approved' ? [posted] : [] };
}
