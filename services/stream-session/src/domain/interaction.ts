import { commentPosted, sessionShared, viewerLiked } from '@shopcast/contracts';
import { derivedId } from '@shopcast/kernel';
import type { RoomFact, Visitor } from './room-fact.js';

/** @param clientId the client's name for what it does; the same one again is the same event */
export function postComment(visitor: Visitor, clientId: string, text: string, atMs: number): RoomFact {
  const id = interactionId(visitor, commentPosted.type, clientId);
  return { fact: commentPosted.of({ ...visitor, commentId: id, text }), id, timeMs: atMs };
}

export const like = (visitor: Visitor, clientId: string, count: number, atMs: number): RoomFact => ({
  fact: viewerLiked.of({ ...visitor, count }),
  id: interactionId(visitor, viewerLiked.type, clientId),
  timeMs: atMs,
});

export const share = (visitor: Visitor, clientId: string, channel: string, atMs: number): RoomFact => ({
  fact: sessionShared.of({ ...visitor, channel }),
  id: interactionId(visitor, sessionShared.type, clientId),
  timeMs: atMs,
});

/** How the room sees a viewer: always the same within a session, and not telling who it is. */
export const pseudonymOf = ({ sessionId, viewerId }: Visitor): string =>
  derivedId(sessionId, viewerId, 'pseudonym').slice(0, 8);

const interactionId = ({ sessionId, viewerId }: Visitor, type: string, clientId: string): string =>
  derivedId(sessionId, viewerId, type, clientId);
