import type { LiveAnalytics } from './live-analytics.js';

interface Waiting {
  readonly shares: number;
  /** @param ms when the number came, as `performance.now()` tells; undefined: it did not come in time */
  readonly tell: (ms: number | undefined) => void;
}

/** What a dashboard's page does: it reads the stream of a session's numbers, and shows them. */
export class NumbersPage {
  private readonly abort = new AbortController();
  private readonly waiting = new Set<Waiting>();
  private shares = 0;

  private constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  /** Resolves when the first numbers are there. */
  static async open({ api, operatorKey }: LiveAnalytics, sessionId: string): Promise<NumbersPage> {
    await untilKnown(() => api.get(`/v1/sessions/${sessionId}/metrics`));
    const page = new NumbersPage(`${api.url}/v1/sessions/${sessionId}/metrics/live`, operatorKey);
    await new Promise<void>((opened, failed) => void page.read(opened).catch(failed));
    return page;
  }

  /** Resolves with the milliseconds from now until the page shows so many shares; undefined: not within this time. */
  showsShares(shares: number, withinMs: number): Promise<number | undefined> {
    const askedMs = performance.now();
    if (this.shares >= shares) return Promise.resolve(0);
    return new Promise((resolve) => {
      const timeout = setTimeout(() => waiting.tell(undefined), withinMs);
      const waiting: Waiting = {
        shares,
        tell: (ms) => {
          clearTimeout(timeout);
          this.waiting.delete(waiting);
          resolve(ms === undefined ? undefined : ms - askedMs);
        },
      };
      this.waiting.add(waiting);
    });
  }

  close(): void {
    this.abort.abort();
  }

  private async read(opened: () => void): Promise<void> {
    const headers = { authorization: `Bearer ${this.key}` };
    const answer = await fetch(this.url, { headers, signal: this.abort.signal });
    if (!answer.ok || !answer.body) throw new Error(`${this.url} answers ${answer.status}`);
    let rest = '';
    try {
      for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
        const blocks = (rest + piece).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
        opened();
      }
    } catch (error) {
      if (!this.abort.signal.aborted) throw error;
    }
  }

  private take(block: string): void {
    if (!/^event: metrics$/m.test(block)) return;
    const data = /^data: (.*)$/m.exec(block)?.[1] ?? '{}';
    this.shares = (JSON.parse(data) as { metrics: { shares: { n: number } } }).metrics.shares.n;
    const shownMs = performance.now();
    for (const { shares, tell } of [...this.waiting]) if (shares <= this.shares) tell(shownMs);
  }
}

async function untilKnown(ask: () => Promise<{ status: number }>): Promise<void> {
  while ((await ask()).status !== 200) await new Promise((again) => setTimeout(again, 50));
}
