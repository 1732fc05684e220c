/** Which comments a viewer has heard, by number; thousands of viewers each remember thousands. */
export class HeardComments {
  repeated = 0;
  private heard = new Uint8Array(256);

  hear(n: number): void {
    if (n >= this.heard.length) {
      const larger = new Uint8Array(Math.max(n + 1, this.heard.length * 2));
      larger.set(this.heard);
      this.heard = larger;
    }
    if (this.heard[n] === 1) this.repeated += 1;
    this.heard[n] = 1;
  }

  has = (n: number): boolean => this.heard[n] === 1;
}
