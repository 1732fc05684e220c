/** How long answers took, in milliseconds. */
export class Stopwatch {
  private readonly taken: Float64Array;
  private count = 0;

  constructor(most: number) {
    this.taken = new Float64Array(most);
  }

  add(ms: number): void {
    this.taken[this.count++] = ms;
  }

  /** @param share 0.5 for the median; 0 when nothing was timed */
  percentile(share: number): number {
    const sorted = this.taken.slice(0, this.count).sort();
    const at = Math.max(0, Math.ceil(share * this.count) - 1);
    return Math.round((sorted[at] ?? 0) * 10) / 10;
  }
}
