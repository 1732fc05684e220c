const FACTOR = 3;
const LONGEST_MS = 8 * 3_600_000;
/** The first attempt and 17 more: with five seconds before the second, a little more than three days. */
export const MOST_ATTEMPTS = 18;

/** Spreads what failed together over the next fifth of the delay; never earlier, so that three days are three days. */
const JITTER = 0.2;

/**
 * How long to wait after so many failed attempts.
 * @param chance between 0 and 1
 */
export function retryDelayMs(attempts: number, firstMs: number, chance: number): number {
  const plain = Math.min(LONGEST_MS, firstMs * FACTOR ** (attempts - 1));
  return Math.round(plain * (1 + JITTER * chance));
}
