import { MOST_ATTEMPTS, retryDelayMs } from './retry-schedule.js';

const HOUR_MS = 3_600_000;
const delays = (chance: number): number[] =>
  Array.from({ length: MOST_ATTEMPTS - 1 }, (_, n) => retryDelayMs(n + 1, 5_000, chance));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('the retry schedule', () => {
  it('begins with seconds, triples, and ends with every eight hours', () => {
    expect(delays(0).slice(0, 8)).toEqual(
      [5, 15, 45, 135, 405, 1_215, 3_645, 10_935].map((seconds) => seconds * 1_000),
    );
    expect(new Set(delays(0).slice(8))).toEqual(new Set([8 * HOUR_MS]));
  });

  it('goes on for three days, and never for a whole one more', () => {
    expect(sum(delays(0))).toBeGreaterThanOrEqual(72 * HOUR_MS);
    expect(sum(delays(1))).toBeLessThan(96 * HOUR_MS);
  });

  it('spreads what failed together, and comes back no earlier', () => {
    expect(retryDelayMs(3, 5_000, 0)).toBe(45_000);
    expect(retryDelayMs(3, 5_000, 0.5)).toBe(49_500);
    expect(retryDelayMs(3, 5_000, 1)).toBe(54_000);
  });
});
