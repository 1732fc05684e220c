/**
 * Whether silence means anything. Who could not look for a while, because the database was away or the process stood
 * still, could not hear either: then publishers first get the time to give a sign of life. So it is after a start.
 */
export class Attention {
  private lookedAtMs = -Infinity;
  private judgesFromMs = Infinity;

  /**
   * @param silentMs publishers are heard of at least so often
   * @param lapseMs who has not looked for longer than this has not listened
   */
  constructor(
    private readonly silentMs: number,
    private readonly lapseMs: number,
  ) {}

  /** To be asked each time that somebody has looked. @param nowMs of a clock that is never set */
  judges(nowMs: number): boolean {
    if (nowMs - this.lookedAtMs > this.lapseMs) this.judgesFromMs = nowMs + this.silentMs;
    this.lookedAtMs = nowMs;
    return nowMs >= this.judgesFromMs;
  }
}
