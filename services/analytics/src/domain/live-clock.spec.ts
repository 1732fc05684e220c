import { alwaysLive, LiveClock, liveClockOf } from './live-clock.js';
import type { MarkKind, SessionMark } from './live-session.js';

const START_MS = 1_000_000;
const mark = (kind: MarkKind, afterMs: number): SessionMark => ({
  kind,
  atMs: START_MS + afterMs,
  listingId: null,
  title: null,
  priceMinor: null,
});

describe('the clock of a session’s live time', () => {
  it('runs with the session, and not before it', () => {
    expect([-5, 0, 7].map((instant) => alwaysLive.at(instant))).toEqual([0, 0, 7]);
  });

  it('stands still in pauses, also in one that has not ended', () => {
    const clock = new LiveClock([10, 30, 50, Infinity]);
    expect([10, 20, 30, 45, 50, 900].map((instant) => clock.at(instant))).toEqual([10, 10, 10, 25, 30, 30]);
  });

  it('knows where it runs or stands the whole time', () => {
    const clock = new LiveClock([10, 30]);
    const steady = [
      [0, 10],
      [10, 30],
      [30, 99],
      [5, 11],
      [-1, 5],
    ].map(([from = 0, to = 0]) => clock.isSteadyBetween(from, to));
    expect(steady).toEqual([true, true, true, false, false]);
  });

  it('is told by the marks', () => {
    const marks = [mark('started', 0), mark('paused', 10), mark('pinned', 15), mark('paused', 17), mark('resumed', 30)];
    expect(liveClockOf([...marks, mark('paused', 90)], START_MS).at(100)).toBe(70);
  });
});
