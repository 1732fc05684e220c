export const pauseReasons = ['requested', 'failing', 'gone'] as const;

/** `requested`: the account asked; `failing`: nothing was taken for days; `gone`: the receiver answered 410. */
export type PauseReason = (typeof pauseReasons)[number];

/** How an endpoint has been doing. Times are wall time. */
export interface EndpointHealth {
  /** Why nothing is sent at the moment; null while it is active. */
  readonly pausedBecause: PauseReason | null;
  /** Attempts that failed since the last one that succeeded, whichever message they carried. */
  readonly failures: number;
  readonly failingSinceMs: number | null;
  /** Nothing is sent before this. */
  readonly restsUntilMs: number | null;
}

export const wellAndActive: EndpointHealth = {
  pausedBecause: null,
  failures: 0,
  failingSinceMs: null,
  restsUntilMs: null,
};

/** After so many failures in a row an endpoint is taken to be down, and only felt for. */
export const DOWN_AFTER_FAILURES = 5;
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 300_000;

/** While it is down one attempt at a time is enough to notice that it is up again. */
export const isDown = ({ failures }: Pick<EndpointHealth, 'failures'>): boolean => failures >= DOWN_AFTER_FAILURES;

export const restMs = (failures: number): number =>
  isDown({ failures }) ? Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (failures - DOWN_AFTER_FAILURES)) : 0;

/** Whoever pauses twice changes nothing, and the first reason stays. */
export const paused = (health: EndpointHealth, because: PauseReason): EndpointHealth => ({
  ...health,
  pausedBecause: health.pausedBecause ?? because,
});

/** Starts over: what it did before it was paused is forgiven. */
export const resumed = (health: EndpointHealth): EndpointHealth =>
  health.pausedBecause === null ? health : wellAndActive;
