/** So much of a core may go into sending; when sending takes longer, it is done less often. */
const SHARE = 0.4;
/** How much the last time weighs against those before. */
const WEIGHT = 0.3;

/**
 * How often rooms send what has gathered: as often as people like when it is quick, and less often the longer it takes, so
 * that there is always time to listen.
 */
export class Pace {
  private readonly costs = new Map<string, number>();
  private total = 0;

  constructor(
    private readonly leastMs: number,
    private readonly mostMs: number,
  ) {}

  /** Milliseconds between two times. */
  get everyMs(): number {
    return Math.min(this.mostMs, Math.max(this.leastMs, this.total / SHARE));
  }

  /** Sending to this room has just taken so long. */
  took(room: string, ms: number): void {
    const before = this.costs.get(room) ?? 0;
    this.put(room, before + WEIGHT * (ms - before));
  }

  forget(room: string): void {
    this.put(room, 0);
    this.costs.delete(room);
  }

  private put(room: string, cost: number): void {
    this.total = Math.max(0, this.total + cost - (this.costs.get(room) ?? 0));
    this.costs.set(room, cost);
  }
}
