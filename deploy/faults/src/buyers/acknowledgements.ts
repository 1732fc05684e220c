/** When orders were acknowledged, and the requests for them sent, in milliseconds of this process. */
export class Acknowledgements {
  private readonly taken: { readonly sentMs: number; readonly atMs: number }[] = [];
  private readonly waiting: { readonly sentAfterMs: number; readonly resolve: (atMs: number) => void }[] = [];

  acknowledged(sentMs: number): void {
    const atMs = performance.now();
    this.taken.push({ sentMs, atMs });
    for (const { resolve } of this.waiting.filter(({ sentAfterMs }) => sentMs >= sentAfterMs)) resolve(atMs);
    this.waiting.splice(0, this.waiting.length, ...this.waiting.filter(({ sentAfterMs }) => sentMs < sentAfterMs));
  }

  /** The moment of the first one whose request was sent after this moment; undefined when none came in time. */
  firstSentAfter(sentAfterMs: number, timeoutMs: number): Promise<number | undefined> {
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => resolve(undefined), timeoutMs);
      this.waiting.push({
        sentAfterMs,
        resolve: (atMs) => {
          clearTimeout(giveUp);
          resolve(atMs);
        },
      });
    });
  }

  between(fromMs: number, toMs: number): number {
    return this.taken.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).length;
  }

  get total(): number {
    return this.taken.length;
  }
}
