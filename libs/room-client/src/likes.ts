const GATHERED_MS = 1_000;
const MOST_AT_ONCE = 1_000;

/** Gathers taps, so that a storm of them is a frame a second; every tap counts. */
export class Likes {
  private tapped = 0;
  private isWaiting = false;

  constructor(
    private readonly send: (count: number) => void,
    private readonly rest: (ms: number) => Promise<void>,
  ) {}

  tap(count = 1): void {
    this.tapped += count;
    if (this.isWaiting) return;
    this.isWaiting = true;
    void this.rest(GATHERED_MS).then(() => this.flush());
  }

  /** Sends what has gathered, now. */
  flush(): void {
    this.isWaiting = false;
    for (; this.tapped > 0; this.tapped -= Math.min(this.tapped, MOST_AT_ONCE)) {
      this.send(Math.min(this.tapped, MOST_AT_ONCE));
    }
  }
}
