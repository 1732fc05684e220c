import { reconnectDelayMs } from './reconnect-delay.js';

describe('the wait before reconnecting', () => {
  it('doubles with every attempt until its limit', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 60].map((attempt) => reconnectDelayMs(attempt, 1))).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000,
    ]);
  });

  it('is spread at random over its second half', () => {
    expect([0, 0.5, 1].map((random) => reconnectDelayMs(3, random))).toEqual([1000, 1500, 2000]);
  });
});
