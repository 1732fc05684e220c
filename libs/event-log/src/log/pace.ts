import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps steps at least so many milliseconds apart, counted from their beginnings; a step after a pause comes at once. */
export class Pace {
  private nextMs = 0;

  constructor(private readonly everyMs: number) {}

  /** Resolves when the next step may begin. */
  async next(): Promise<void> {
    const wait = this.nextMs - Date.now();
    if (wait > 0) await sleep(wait);
    this.nextMs = Date.now() + this.everyMs;
  }
}
