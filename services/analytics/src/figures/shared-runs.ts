/** Runs something once for all who ask for it at the same time. Each answer is at least as fresh as the call. */
export class SharedRuns<Answer> {
  private readonly running = new Map<string, Promise<Answer>>();
  private readonly queued = new Map<string, Promise<Answer>>();

  constructor(private readonly compute: (key: string) => Promise<Answer>) {}

  of(key: string): Promise<Answer> {
    const running = this.running.get(key);
    if (!running) return this.run(key);
    // What is running may have read before the caller asked; the next one has not.
    const next = this.queued.get(key) ?? running.catch(() => undefined).then(() => this.run(key));
    this.queued.set(key, next);
    return next;
  }

  private run(key: string): Promise<Answer> {
    this.queued.delete(key);
    const run = this.compute(key).finally(() => this.running.delete(key));
    this.running.set(key, run);
    return run;
  }
}
