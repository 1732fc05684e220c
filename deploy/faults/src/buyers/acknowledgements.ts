/** When orders were acknowledged, and the requests for them sent, in milliseconds of this process. */
export class Acknowledgements {
  private readonly taken: { readonly sentMs: number; readonly atMs: number }[] = [];
  private readonly waiting = new Set<{ readonly sentAfterMs: number; readonly resolve: (atMs: number) => void }>();

  acknowledged(sentMs: number): void {
    const atMs = performance.now();
    this.taken.push({ sentMs, atMs });
    for (const { sentAfterMs, resolve } of this.waiting) if (sentMs >= sentAfterMs) resolve(atMs);
  }

  /**
   * The moment of the next one whose request was sent after this moment (0: any); undefined when none comes in time.
   */
  next(sentAfterMs: number, timeoutMs: number): Promise<number | undefined> {
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => done(undefined), timeoutMs);
      const waiter = { sentAfterMs, resolve: (atMs: number) => done(atMs) };
      const done = (atMs: number | undefined): void => {
        clearTimeout(giveUp);
        this.waiting.delete(waiter);
        resolve(atMs);
      };
      this.waiting.add(waiter);
    });
  }

  between(fromMs: number, toMs: number): number {
    return this.taken.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).length;
  }

  get total(): number {
    return this.taken.length;
  }
}
