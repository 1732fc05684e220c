import type { RoomSession } from '../room/room-view.js';

/** Real milliseconds until a moment of the session's time; a rehearsal's time runs faster. */
export function sessionLeftMs({ startedAt, timeScale }: RoomSession, at: string, nowMs: number): number {
  const startMs = startedAt === null ? nowMs : Date.parse(startedAt);
  return (Date.parse(at) - startMs) / timeScale - (nowMs - startMs);
}
