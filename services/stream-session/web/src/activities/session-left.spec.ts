import type { RoomSession } from '../room/room-view.js';
import { sessionLeftMs } from './session-left.js';

const session = (timeScale: number) => ({ startedAt: '2026-11-23T12:00:00Z', timeScale }) as RoomSession;
const nowMs = Date.parse('2026-11-23T12:00:10Z');

describe('the time that is left', () => {
  it('is real time, also where the session’s time runs faster', () => {
    expect(sessionLeftMs(session(1), '2026-11-23T12:01:00Z', nowMs)).toBe(50_000);
    expect(sessionLeftMs(session(60), '2026-11-23T12:20:00Z', nowMs)).toBe(10_000);
    expect(sessionLeftMs(session(60), '2026-11-23T12:05:00Z', nowMs)).toBe(-5_000);
  });
});
