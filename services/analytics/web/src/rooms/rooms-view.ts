import { type Connection, lost } from '../live/live-view.js';
import type { StreamNews } from '../live/use-stream.js';
import type { SessionMetrics } from '../measurement/measurement.js';

/** The rooms that are on air, and how the page knows. */
export interface RoomsView {
  readonly connection: Connection;
  /** By session; null until the first answer. */
  readonly rooms: ReadonlyMap<string, SessionMetrics> | null;
  /** How many have gone off air since the page was opened. */
  readonly gone: number;
  /** The next rooms are the whole picture and replace what is here. */
  readonly startOver: boolean;
}

interface RoomChanges {
  readonly items: readonly SessionMetrics[];
  readonly gone: readonly string[];
}

export const noRoomsYet: RoomsView = { connection: { state: 'connecting' }, rooms: null, gone: 0, startOver: true };

export function roomsAfter(view: RoomsView, news: StreamNews): RoomsView {
  switch (news.kind) {
    case 'opened':
      return { ...view, startOver: true };
    case 'received':
      return news.event.event === 'rooms' ? withRooms(view, JSON.parse(news.event.data) as RoomChanges) : view;
    case 'lost':
      return { ...view, connection: lost(view.connection, news.wallMs) };
    case 'refused':
      return { ...view, connection: { state: 'refused', status: news.status } };
  }
}

function withRooms(view: RoomsView, { items, gone }: RoomChanges): RoomsView {
  const before = view.rooms ?? new Map<string, SessionMetrics>();
  const rooms = new Map(view.startOver ? [] : before);
  for (const room of items) rooms.set(room.sessionId, room);
  for (const sessionId of gone) rooms.delete(sessionId);
  const left = [...before.keys()].filter((sessionId) => !rooms.has(sessionId)).length;
  return { connection: { state: 'streaming' }, rooms, gone: view.gone + left, startOver: false };
}
