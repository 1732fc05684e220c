import { setTimeout as sleep } from 'node:timers/promises';
import type { HistoryWriter, SentLine } from '@shopcast/history';
import { newId } from '@shopcast/kernel';
import { Agent, request } from 'undici';

/** What is sent, without what every line has. */
export type Sending = SentLine extends infer Line
  ? Line extends SentLine
    ? Omit<Line, 't' | 'id' | 'atMs' | 'accountId'>
    : never
  : never;

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly key?: string;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: {
    readonly orderId?: string;
    readonly totalMinor?: number;
    readonly code?: string;
    readonly [field: string]: unknown;
  };
  /** When its request was sent, in milliseconds of this process. */
  readonly sentMs: number;
}

const ANSWER_WITHIN_MS = 5_000;
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [100, 1_000];

/** Writes down what it sends and is answered, and sends again what was not answered until it is. */
export class RecordedClient {
  private readonly agent = new Agent({
    connections: 1_000,
    headersTimeout: ANSWER_WITHIN_MS,
    bodyTimeout: ANSWER_WITHIN_MS,
  });

  constructor(
    private readonly url: string,
    private readonly accountId: string,
    private readonly history: HistoryWriter,
  ) {}

  /** The answer, however long it takes; every sending is a line of the history. */
  async untilAnswered(sending: Sending, asked: Request): Promise<Answer> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      const answer = await this.send(sending, asked);
      if (answer) return answer;
      await sleep(pauseMs);
    }
  }

  /** A look, which changes nothing and is no part of the history. */
  look(asked: Request): Promise<Answer | undefined> {
    return this.ask(asked).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async send(sending: Sending, asked: Request): Promise<Answer | undefined> {
    const id = newId();
    await this.history.sent({ t: 'sent', id, atMs: Date.now(), accountId: this.accountId, ...sending } as SentLine);
    try {
      const answer = await this.ask(asked);
      const { status, body } = answer;
      if (status < 500) {
        const { orderId, totalMinor, code } = body;
        this.history.answered({ id, atMs: Date.now(), status, ...given({ orderId, totalMinor, code }) });
        // Too fast, or not known here yet: nothing was decided about the request itself.
        return status === 429 || status === 408 ? undefined : answer;
      }
      this.history.unknown({ id, atMs: Date.now(), error: `HTTP ${status}` });
    } catch (error) {
      this.history.unknown({ id, atMs: Date.now(), error: (error as Error).message || String(error) });
    }
    return undefined;
  }

  private async ask({ method, path, token, key, body }: Request): Promise<Answer> {
    const sentMs = performance.now();
    const answer = await request(this.url + path, {
      method,
      dispatcher: this.agent,
      headers: {
        authorization: `Bearer ${token}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, body: text === '' ? {} : (JSON.parse(text) as Answer['body']), sentMs };
  }
}

const given = (fields: Record<string, string | number | undefined>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
