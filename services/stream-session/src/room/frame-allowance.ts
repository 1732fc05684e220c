/** How many frames a connection may send: so many at once, refilled at so many a second. */
export class FrameAllowance {
  private left: number;
  private countedAtMs: number;

  constructor(
    private readonly perSecond: number,
    private readonly atOnce: number,
    nowMs: number,
  ) {
    this.left = atOnce;
    this.countedAtMs = nowMs;
  }

  /** @returns false when the connection is too fast */
  take(nowMs: number): boolean {
    const refilled = this.left + (Math.max(0, nowMs - this.countedAtMs) / 1_000) * this.perSecond;
    this.left = Math.min(this.atOnce, refilled);
    this.countedAtMs = nowMs;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
