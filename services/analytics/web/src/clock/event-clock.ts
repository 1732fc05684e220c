/**
 * Session time as this page knows it. Nothing here trusts the clock of the viewer's device: every watermark and every
 * answer of the server proves that session time has got *at least* that far, and the strongest proof so far is kept.
 */
export interface EventClock {
  readonly scale: number;
  /** Event time minus scaled device time, in milliseconds. */
  readonly aheadMs: number;
}

/** The clock after learning that at device time `wallMs` session time had already reached `eventMs`. */
export function witness(clock: EventClock | null, scale: number, eventMs: number, wallMs: number): EventClock {
  const aheadMs = eventMs - wallMs * scale;
  if (clock !== null && clock.scale === scale && clock.aheadMs >= aheadMs) return clock;
  return { scale, aheadMs };
}

export function eventTimeAt(clock: EventClock, wallMs: number): number {
  return clock.aheadMs + wallMs * clock.scale;
}

/** Session time of a moment on the server's clock, for a session that was started (at scale 1) at `startedMs`. */
export function sessionTimeOf(serverMs: number, startedMs: number, scale: number): number {
  return startedMs + (serverMs - startedMs) * scale;
}
