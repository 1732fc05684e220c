import type { RoomSession } from '../../room/room-view.js';

/** A session as the service answers it. */
export type Session = RoomSession;
export type SessionState = Session['state'];

/** What a host can make of a session next, in the order in which it stands on the page. */
export function nextStates(state: SessionState): readonly ('live' | 'paused' | 'ended')[] {
  if (state === 'draft' || state === 'scheduled') return ['live'];
  if (state === 'live') return ['paused', 'ended'];
  return state === 'paused' ? ['live', 'ended'] : [];
}
