import { type LeaveReason, type ViewerEntered, viewerEntered, viewerLeft } from '@shopcast/contracts';
import { type Decision, derivedId } from '@shopcast/kernel';
import type { RoomFact, Visitor } from './room-fact.js';

/** A stay that has begun and not ended. Times are session time. */
export interface OpenStay {
  readonly stayId: string;
  readonly enteredAtMs: number;
}

/**
 * A viewer's place in a room: at most one stay, with however many devices. Who loses the last connection is away and may
 * come back to the same stay until somebody gives up waiting.
 *
 * A device is known by the stay that it names, and has one connection: the one by which it came last. An older one, of
 * which nobody has noticed yet that it is dead, does not keep the viewer in the room.
 */
export type Presence =
  | { readonly state: 'absent' }
  | (OpenStay & { readonly state: 'present'; readonly connections: Connections })
  | (OpenStay & { readonly state: 'away'; readonly awaySinceMs: number });

/** By the stay that the device named as it came. */
type Connections = ReadonlyMap<string, string>;

export type PresenceDecision = Decision<Presence, RoomFact>;

export const absent: Presence = { state: 'absent' };

/**
 * The stay that a client's name for it stands for. Names are made by clients, which may use one again in another room;
 * together with room and viewer they are unique.
 */
export const stayIdOf = ({ sessionId, viewerId }: Visitor, clientStayId: string): string =>
  derivedId(sessionId, viewerId, clientStayId);

/** A new stay begins only for who is absent: a second device joins, and who was away comes back, without a fact. */
export function enterRoom(
  presence: Presence,
  visitor: Visitor,
  entry: {
    readonly stayId: string;
    readonly connection: string;
    readonly atMs: number;
    readonly follower: boolean;
    readonly source: ViewerEntered['source'];
  },
): PresenceDecision {
  const { stayId, connection, atMs, follower, source } = entry;
  if (presence.state === 'away') return unchanged(joinStay(presence, connection, stayId));
  if (presence.state === 'present') {
    return unchanged({ ...presence, connections: new Map(presence.connections).set(stayId, connection) });
  }
  const fact = viewerEntered.of({ ...visitor, stayId, follower, source });
  return {
    state: joinStay({ stayId, enteredAtMs: atMs }, connection),
    facts: [{ fact, id: derivedId(stayId, 'entered'), timeMs: atMs }],
  };
}

/** The viewer goes on with a stay that was interrupted, or that began in another process. @param named by the device */
export const joinStay = ({ stayId, enteredAtMs }: OpenStay, connection: string, named = stayId): Presence => ({
  state: 'present',
  stayId,
  enteredAtMs,
  connections: new Map([[named, connection]]),
});

/** A stay whose viewer is nowhere connected; found in the log after a crash, or of a process that has died. */
export const awaitReturn = ({ stayId, enteredAtMs }: OpenStay, lastSeenMs: number): Presence => ({
  state: 'away',
  stayId,
  enteredAtMs,
  awaySinceMs: Math.max(lastSeenMs, enteredAtMs),
});

/** A connection is gone. The stay goes on: on the other devices, or waiting for the viewer to come back. */
export function loseConnection(presence: Presence, connection: string, atMs: number): Presence {
  if (presence.state !== 'present') return presence;
  const left = [...presence.connections].filter(([, other]) => other !== connection);
  if (left.length === presence.connections.size) return presence;
  return left.length > 0 ? { ...presence, connections: new Map(left) } : awaitReturn(presence, atMs);
}

/**
 * The viewer says goodbye on this device; the stay ends with the last one. Who was away came back to say it: the answer to
 * the first goodbye may have been lost. Saying it twice is not an error.
 */
export function leaveRoom(presence: Presence, visitor: Visitor, connection: string, atMs: number): PresenceDecision {
  if (presence.state === 'absent') return unchanged(presence);
  const after = presence.state === 'away' ? presence : loseConnection(presence, connection, atMs);
  if (after.state === 'present') return unchanged(after);
  return ended(visitor, presence, 'left', Math.max(atMs, presence.enteredAtMs));
}

/** Nobody came back in time: the stay ended when the connection was lost. */
export function stopWaiting(presence: Presence, visitor: Visitor): PresenceDecision {
  if (presence.state !== 'away') return unchanged(presence);
  return ended(visitor, presence, 'connection_lost', presence.awaySinceMs);
}

/** The viewer may not be here any more, on whatever device; who was away is not waited for. */
export function removeFromRoom(presence: Presence, visitor: Visitor, atMs: number): PresenceDecision {
  if (presence.state !== 'present') return stopWaiting(presence, visitor);
  return ended(visitor, presence, 'removed', Math.max(atMs, presence.enteredAtMs));
}

/** The session is over: who was present stayed to its end, who was away did not come back. */
export function endStay(presence: Presence, visitor: Visitor, endedAtMs: number): PresenceDecision {
  if (presence.state === 'absent') return unchanged(presence);
  if (presence.state === 'away' && presence.awaySinceMs < endedAtMs) return stopWaiting(presence, visitor);
  return ended(visitor, presence, 'session_ended', Math.max(endedAtMs, presence.enteredAtMs));
}

const unchanged = (state: Presence): PresenceDecision => ({ state, facts: [] });

function ended(visitor: Visitor, { stayId }: OpenStay, reason: LeaveReason, timeMs: number): PresenceDecision {
  const fact = viewerLeft.of({ ...visitor, stayId, reason });
  return { state: absent, facts: [{ fact, id: derivedId(stayId, 'left'), timeMs }] };
}
