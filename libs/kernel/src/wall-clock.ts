/** Where real time comes from. Domain code never asks: it is handed the time. */
export interface WallClock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

export const systemClock: WallClock = { now: () => Date.now() };
