const FIRST_MS = 80;
const LONGEST_MS = 2_000;

/** How long to wait before the next attempt: longer each time, and never everybody at the same moment. */
export const backOffMs = (failedAttempts: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** (failedAttempts - 1)) * (0.5 + jitter());

/** Waiting times are not part of the script, so they need no seed. */
const jitter = (): number => (performance.now() * 7919) % 1;
