import { type PublisherCall, SIGNATURE_HEADER, signCall } from '@shopcast/media';
import { loggerFor } from '@shopcast/telemetry';
import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 5_000;
const GOODBYES = 3;
const BETWEEN_GOODBYES_MS = 500;

const logger = loggerFor('media-server.hooks');

/** Shopcast does not want this publisher; `code` is its stable name for why. */
export class HookRefused extends Error {
  constructor(
    readonly code: string,
    title: string,
  ) {
    super(title);
    this.name = 'HookRefused';
  }
}

/** Asks stream-session whether publishers may publish, and tells it how they are. */
export class Hooks {
  private readonly goodbyes = new Set<Promise<void>>();

  constructor(
    private readonly url: string,
    private readonly secret: string,
  ) {}

  /** @throws HookRefused, or whatever has kept us from asking */
  async ask(call: PublisherCall): Promise<void> {
    const answer = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signCall(this.secret, call, Date.now()) },
      body: JSON.stringify(call),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.ok) return;
    const { code = 'unknown', title = `status ${answer.status}` } = await problemIn(answer);
    if (answer.status < 500) throw new HookRefused(code, title);
    throw new Error(`the hook has failed: ${title}`);
  }

  /** Resolves when all goodbyes are said, or after so many milliseconds. */
  async settled(withinMs: number): Promise<void> {
    await Promise.race([Promise.allSettled(this.goodbyes), sleep(withinMs, undefined, { ref: false })]);
  }

  /** A publisher is gone. */
  sayGone(call: Omit<PublisherCall, 'event' | 'key'>): void {
    const goodbye = this.repeatGone(call).finally(() => this.goodbyes.delete(goodbye));
    this.goodbyes.add(goodbye);
  }

  /** Says that a publisher is gone, more than once if need be; if nobody hears it, its silence says the same. */
  private async repeatGone(call: Omit<PublisherCall, 'event' | 'key'>): Promise<void> {
    for (let said = 1; said <= GOODBYES; said += 1) {
      try {
        return await this.ask({ ...call, event: 'unpublish' });
      } catch (error) {
        if (error instanceof HookRefused || said === GOODBYES)
          logger.warn({ err: error, ...call }, 'nobody has heard it');
        if (error instanceof HookRefused) return;
        await sleep(BETWEEN_GOODBYES_MS, undefined, { ref: false });
      }
    }
  }
}

async function problemIn(answer: Response): Promise<{ code?: string; title?: string }> {
  try {
    return (await answer.json()) as { code?: string; title?: string };
  } catch {
    return {};
  }
}
