import type { LiveRoom } from '../../persistence/room.repository.js';

/** What somebody has to be told who knows the rooms as they were. */
export interface RoomChanges {
  readonly changed: readonly LiveRoom[];
  /** Sessions that are not on air any more. */
  readonly gone: readonly string[];
}

/** What is known of each room, by its session. */
export type KnownRooms = ReadonlyMap<string, string>;

export function changesSince(known: KnownRooms, rooms: readonly LiveRoom[]): RoomChanges {
  const now = new Set(rooms.map(({ session }) => session.sessionId));
  return {
    changed: rooms.filter((room) => known.get(room.session.sessionId) !== versionOf(room)),
    gone: [...known.keys()].filter((sessionId) => !now.has(sessionId)),
  };
}

export const knownFrom = (rooms: readonly LiveRoom[]): KnownRooms =>
  new Map(rooms.map((room) => [room.session.sessionId, versionOf(room)]));

/** Two versions of a room differ whenever it looks different. */
const versionOf = ({ session, foldVersion }: LiveRoom): string =>
  [session.state, session.startedAtMs, foldVersion, session.title].join(' ');
