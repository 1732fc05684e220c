import type { LiveSession } from './live-session.js';
import { reachOf, shownWatermark } from './reach.js';

const START_MS = Date.parse('2026-11-23T10:00:00Z');
const session: LiveSession = {
  sessionId: 's',
  accountId: 'a',
  title: 'Rehearsal',
  medium: 'video',
  currency: 'CNY',
  timeScale: 60,
  state: 'live',
  startedAtMs: START_MS,
  endedAtMs: null,
};
const ended: LiveSession = { ...session, state: 'ended', endedAtMs: START_MS + 7_200_000 };
/** Wall time at which two hours of this rehearsal are over. */
const END_WALL_MS = START_MS + 120_000;
const lateness = { settledMs: 2_000, openStaysMs: 45_000 };

describe('how far the numbers reach', () => {
  it('follows the watermark in session time while the session is live', () => {
    expect(reachOf(session, START_MS + 1_000, 3, lateness)).toEqual({ completeTo: 60_000, ended: false, final: false });
    expect(reachOf(session, null, 3, lateness).completeTo).toBeNull();
  });

  it('stands still at the end, wherever the watermark is', () => {
    for (const watermarkMs of [null, START_MS, END_WALL_MS + 3_600_000]) {
      expect(reachOf(ended, watermarkMs, 0, lateness)).toMatchObject({ completeTo: 7_200_000, ended: true });
    }
  });

  it('is final a little after the end, or longer while somebody’s stay is not reported over', () => {
    const isFinal = (afterMs: number, stillPresent: number): boolean =>
      reachOf(ended, END_WALL_MS + afterMs, stillPresent, lateness).final;
    expect([isFinal(1_999, 0), isFinal(2_000, 0)]).toEqual([false, true]);
    expect([isFinal(2_000, 1), isFinal(44_999, 1), isFinal(45_000, 1)]).toEqual([false, false, true]);
    expect(reachOf(ended, null, 0, lateness).final).toBe(false);
  });

  it('is nowhere before the start', () => {
    const planned: LiveSession = { ...session, state: 'draft', startedAtMs: null };
    expect(reachOf(planned, START_MS, 0, lateness)).toEqual({ completeTo: null, ended: false, final: false });
    expect(shownWatermark(planned, START_MS)).toBeNull();
  });

  it('shows a watermark in session time that never passes the end', () => {
    expect(shownWatermark(session, START_MS + 1_000)).toBe(START_MS + 60_000);
    expect(shownWatermark(ended, END_WALL_MS + 60_000)).toBe(ended.endedAtMs);
  });
});
