export const MINUTE_MS = 60_000;

/** Which minute of the session an instant belongs to; minute 0 starts with the session and takes what came before, too. */
export const minuteOf = (atMs: number, startedAtMs: number): number =>
  Math.max(0, Math.floor((atMs - startedAtMs) / MINUTE_MS));

/**
 * Where a fact is stored: at the start of its session minute or, while the fold does not know yet when the session
 * started, at its own instant. Readers sort both into the same minutes, so it does not matter which fact came first.
 */
export const bucketOf = (atMs: number, startedAtMs: number | null): number =>
  startedAtMs === null ? atMs : startedAtMs + Math.floor((atMs - startedAtMs) / MINUTE_MS) * MINUTE_MS;
