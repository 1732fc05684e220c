import { Pool } from 'undici';
import { Answer, answerTo } from './answer.js';
import { backOffMs } from './back-off.js';
import type { Metronome } from './metronome.js';
import type { Patience } from './patience.js';
import type { Deed, Recorder } from './record.js';
import { OutcomeUnknown, RequestRefused, ServerUnreachable } from './run.errors.js';
import type { Tally } from './tally.js';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Bearer credential; null for public routes. */
  readonly key: string | null;
  /** An object, or JSON that has been written already. */
  readonly body?: object | string;
  readonly idempotencyKey?: string;
  /** Refusals by their codes that waiting would not change. All others of 404 and 409 may only be early. */
  readonly stands?: readonly string[];
  /** For the history, if one is kept. */
  readonly deed?: Deed;
}

/** Asks until there is an answer: every request may safely be sent again, so what is acknowledged has happened once. */
export class Api {
  private readonly pool: Pool;
  private readonly unresolved = new Set<ApiRequest>();

  /** @param connections so many requests are under way at a time; the others wait here */
  constructor(
    readonly url: string,
    connections: number,
    private readonly clock: Metronome,
    private readonly patience: Patience,
    private readonly tally: Pick<Tally, 'underWay' | 'retries'>,
    private readonly record: Recorder | null,
  ) {
    this.pool = new Pool(new URL(url).origin, {
      connections,
      headersTimeout: patience.answerMs,
      bodyTimeout: patience.answerMs,
      connect: { timeout: 5_000 },
    });
  }

  /** @throws RequestRefused when repeating cannot help, OutcomeUnknown when patience is over */
  async ask<T = unknown>(request: ApiRequest): Promise<T> {
    return accepted<T>(request, await this.answer(request));
  }

  /** The answer that stands, a refusal included. @throws OutcomeUnknown when patience is over */
  async answer(request: ApiRequest): Promise<Answer> {
    this.tally.underWay++;
    try {
      return await this.untilAnswered(request);
    } finally {
      this.tally.underWay--;
    }
  }

  /** Whether anything answers there at all. @throws ServerUnreachable */
  async greet(): Promise<void> {
    const answer = await this.send({ method: 'GET', path: '/health/live', key: null });
    if (answer instanceof Error) throw new ServerUnreachable(this.url, answer.message);
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async untilAnswered(request: ApiRequest): Promise<Answer> {
    const firstAtMs = performance.now();
    for (let failed = 1; ; failed++) {
      const answer = request.deed ? await this.sendOnRecord(request, request.deed) : await this.send(request);
      const triedMs = failed === 1 ? 0 : performance.now() - firstAtMs;
      if (isClear(answer)) {
        if (failed > 1) this.unresolved.delete(request);
        if (answer.status < 300 || this.isFinal(request, answer, triedMs)) return answer;
      } else {
        this.unresolved.add(request);
        if (triedMs > this.patience.outageMs) throw this.unresolvedFor(triedMs, answer);
      }
      this.tally.retries++;
      await this.clock.rest(backOffMs(failed));
    }
  }

  private async sendOnRecord(request: ApiRequest, deed: Deed): Promise<Answer | Error> {
    if (!this.record) return this.send(request);
    const id = await this.record.sending(deed);
    const answer = await this.send(request);
    this.record.answered(id, answer);
    return answer;
  }

  private send({ method, path, key, body, idempotencyKey }: ApiRequest): Promise<Answer | Error> {
    const headers: string[] = [];
    if (key !== null) headers.push('authorization', `Bearer ${key}`);
    if (body !== undefined) headers.push('content-type', 'application/json');
    if (idempotencyKey !== undefined) headers.push('idempotency-key', idempotencyKey);
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    return answerTo(this.pool, { method, path, headers, body: text ?? null });
  }

  private isFinal({ stands }: ApiRequest, answer: Answer, triedMs: number): boolean {
    const { status } = answer;
    if (status === 429 || status === 408) return triedMs > this.patience.outageMs;
    if (status !== 404 && status !== 409) return true;
    return stands?.includes(answer.code) || triedMs > this.patience.notYetKnownMs;
  }

  private unresolvedFor(triedMs: number, last: Answer | Error): OutcomeUnknown {
    const cause = last instanceof Error ? last.message : `${last.status} ${last.code}`;
    const requests = [...this.unresolved].map(({ method, path, idempotencyKey = '' }) =>
      `${method} ${path} ${idempotencyKey}`.trim(),
    );
    return new OutcomeUnknown(this.url, triedMs, cause, requests);
  }
}

/** The body of an answer. @throws RequestRefused */
export function accepted<T>({ method, path }: Pick<ApiRequest, 'method' | 'path'>, answer: Answer): T {
  if (answer.status < 300) return answer.body as T;
  throw new RequestRefused(`${method} ${path}`, answer.status, answer.code, answer.detail);
}

const isClear = (answer: Answer | Error): answer is Answer => answer instanceof Answer && !answer.isUnclear;
