/**
 * The time inside a session. A rehearsal runs `scale` times as fast as the wall clock from its first start on, so that
 * two hours can be rehearsed in a minute and every figure still speaks of two hours; in a real session `scale` is 1.
 * Facts carry this time; timers (payment, reconnect, tokens) run on the wall clock.
 */
export class SessionClock {
  /**
   * @param anchorMs wall time of the first start, or null while the session has not started
   * @param scale seconds of session time per second of wall time, at least 1
   */
  constructor(
    readonly anchorMs: number | null,
    readonly scale: number,
  ) {}

  /** Session time (epoch milliseconds, integer) at a wall time. */
  at(wallMs: number): number {
    if (this.anchorMs === null || wallMs <= this.anchorMs) return wallMs;
    return Math.round(this.anchorMs + (wallMs - this.anchorMs) * this.scale);
  }

  /** Wall time at which the session clock shows `sessionMs`. */
  wallAt(sessionMs: number): number {
    if (this.anchorMs === null || sessionMs <= this.anchorMs) return sessionMs;
    return this.anchorMs + (sessionMs - this.anchorMs) / this.scale;
  }
}
