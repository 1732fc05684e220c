export interface StreamedEvent {
  readonly type: string;
  readonly id: string;
  // A test reads into answers of any shape; assertions are its types.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly atMs: number;
}

/** Reads server-sent events as a page does: with fetch, because of the Authorization header. */
export class EventStream {
  readonly events: StreamedEvent[] = [];
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  private readonly abort = new AbortController();

  private constructor(url: string, token: string) {
    this.ended = this.read(url, token);
  }

  static open = (url: string, token: string): EventStream => new EventStream(url, token);

  /** Waits for an event that fits. */
  async until(fits: (event: StreamedEvent) => boolean): Promise<StreamedEvent> {
    const deadlineMs = Date.now() + 10_000;
    for (;;) {
      const found = this.events.find(fits);
      if (found) return found;
      if (Date.now() > deadlineMs) throw new Error(`No such event among ${JSON.stringify(this.events)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.ended;
  }

  private async read(url: string, token: string): Promise<void> {
    try {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: this.abort.signal });
      let rest = '';
      for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const blocks = (rest + piece).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch (error) {
      if (!this.abort.signal.aborted) throw error;
    }
  }

  private take(block: string): void {
    const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const [type, id, data] = [field('event'), field('id'), field('data')];
    if (type === undefined || data === undefined) return;
    this.events.push({ type, id: id ?? '', data: JSON.parse(data), atMs: Date.now() });
  }
}
