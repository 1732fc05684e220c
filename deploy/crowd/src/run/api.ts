import { Pool } from 'undici';
import { backOffMs } from './back-off.js';
import type { Metronome } from './metronome.js';
import type { Patience } from './patience.js';
import { RequestRefused, ServerUnreachable } from './run.errors.js';
import type { Tally } from './tally.js';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Bearer credential; null for public routes. */
  readonly key: string | null;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

const CONNECTIONS = 64;

/** Asks until there is an answer: every request may safely be sent again, so what is acknowledged has happened once. */
export class Api {
  private readonly pool: Pool;
  private lastAnswerAtMs = performance.now();

  constructor(
    readonly url: string,
    private readonly clock: Metronome,
    private readonly patience: Patience,
    private readonly tally: Tally,
  ) {
    this.pool = new Pool(new URL(url).origin, {
      connections: CONNECTIONS,
      headersTimeout: patience.answerMs,
      bodyTimeout: patience.answerMs,
      connect: { timeout: 5_000 },
    });
  }

  /** @throws RequestRefused when repeating cannot help, ServerUnreachable when patience is over */
  async ask<T = unknown>(request: ApiRequest): Promise<T> {
    this.tally.underWay++;
    try {
      return (await this.untilAnswered(request)) as T;
    } finally {
      this.tally.underWay--;
    }
  }

  /** Whether anything answers there at all. @throws ServerUnreachable */
  async greet(): Promise<void> {
    const answer = await this.attempt({ method: 'GET', path: '/health/live', key: null });
    if (answer instanceof Error) throw new ServerUnreachable(this.url, answer.message);
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async untilAnswered(request: ApiRequest): Promise<unknown> {
    const firstAtMs = performance.now();
    for (let failed = 1; ; failed++) {
      const answer = await this.attempt(request);
      if (!(answer instanceof Error) && answer.status < 300) return parsed(answer.text);
      this.giveUpIfUseless(request, answer, performance.now() - firstAtMs);
      this.tally.retries++;
      await this.clock.rest(backOffMs(failed));
    }
  }

  private async attempt({ method, path, key, body, idempotencyKey }: ApiRequest): Promise<Answer | Error> {
    const headers: Record<string, string> = {};
    if (key !== null) headers['authorization'] = `Bearer ${key}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
    try {
      const sent = body === undefined ? null : JSON.stringify(body);
      const response = await this.pool.request({ method, path, headers, body: sent });
      const text = await response.body.text();
      this.lastAnswerAtMs = performance.now();
      return { status: response.statusCode, text };
    } catch (error) {
      return connectionError(error);
    }
  }

  private giveUpIfUseless(request: ApiRequest, answer: Answer | Error, triedMs: number): void {
    if (answer instanceof Error) {
      const silentMs = performance.now() - this.lastAnswerAtMs;
      if (silentMs > this.patience.outageMs) throw new ServerUnreachable(this.url, answer.message);
      return;
    }
    if (triedMs <= this.patienceFor(answer.status)) return;
    const problem = parsed(answer.text) as { code?: string; detail?: string } | undefined;
    const line = `${request.method} ${request.path}`;
    throw new RequestRefused(line, answer.status, problem?.code ?? 'no code', problem?.detail ?? '');
  }

  private patienceFor(status: number): number {
    if (status >= 500 || status === 429 || status === 408) return this.patience.outageMs;
    return status === 404 || status === 409 ? this.patience.notYetKnownMs : -1;
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A refused connection comes as a bundle of one error per address; the first says it. */
function connectionError(error: unknown): Error {
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  return cause instanceof Error ? cause : new Error(String(cause));
}
