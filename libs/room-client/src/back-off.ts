const FIRST_MS = 200;
const LONGEST_MS = 10_000;

/**
 * How long to wait before the next attempt: anything up to a limit that doubles with every failure ("full jitter"), so
 * that thousands who lost the same server do not come back in the same moment.
 * @param slower after having been told to be slower
 */
export function backOffMs(failures: number, { slower = false, random = Math.random } = {}): number {
  const limitMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return random() * limitMs + (slower ? LONGEST_MS / 5 : 0);
}

export const rest = (ms: number): Promise<void> => new Promise((rested) => setTimeout(rested, ms));
