const firstMs = 500;
const longestMs = 20_000;

/**
 * How long to wait before trying again: twice as long each time up to a limit, and a random share of it, so that a
 * thousand pages do not come back in the same instant after a restart.
 */
export function reconnectDelayMs(attempt: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.max(0, attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
