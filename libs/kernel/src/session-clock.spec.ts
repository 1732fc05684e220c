import { SessionClock } from './session-clock.js';

const STARTED = Date.parse('2026-11-23T10:00:00Z');

describe('the session clock', () => {
  it('shows the wall time before the session starts, and in a session of scale 1', () => {
    expect(new SessionClock(null, 120).at(STARTED)).toBe(STARTED);
    expect(new SessionClock(STARTED, 120).at(STARTED - 5_000)).toBe(STARTED - 5_000);
    expect(new SessionClock(STARTED, 1).at(STARTED + 5_000)).toBe(STARTED + 5_000);
  });

  it('passes two hours in a minute when a rehearsal runs 120 times as fast', () => {
    expect(new SessionClock(STARTED, 120).at(STARTED + 60_000)).toBe(STARTED + 2 * 3_600_000);
  });

  it('never runs backwards', () => {
    const clock = new SessionClock(STARTED, 7);
    const shown = Array.from({ length: 100 }, (_, step) => clock.at(STARTED - 50 + step));
    expect([...shown].sort((a, b) => a - b)).toEqual(shown);
  });

  it('translates back to wall time', () => {
    const clock = new SessionClock(STARTED, 120);
    expect(clock.wallAt(clock.at(STARTED + 1_234))).toBe(STARTED + 1_234);
  });
});
