import type { SessionMetrics } from '../measurement/measurement.js';

export const roomSorts = ['online_now', 'gmv', 'cvr_shop', 'started'] as const;
export type RoomSort = (typeof roomSorts)[number];

/** The rooms by what somebody wants to see first; those without a value last, and among equals the newest first. */
export function inRoomOrder(rooms: Iterable<SessionMetrics>, sort: RoomSort): SessionMetrics[] {
  const rank = (room: SessionMetrics): number =>
    sort === 'started' ? startOf(room) : (room.metrics[sort]?.value ?? Number.NEGATIVE_INFINITY);
  return [...rooms].sort(
    (a, b) => compare(rank(b), rank(a)) || compare(startOf(b), startOf(a)) || a.sessionId.localeCompare(b.sessionId),
  );
}

const startOf = ({ startedAt }: SessionMetrics): number => (startedAt === null ? 0 : Date.parse(startedAt));

/** Two that are both without a value are equal: their difference would be no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);
