import { backOffMs, rest } from '@shopcast/room-client';
import { isPassing, Problem } from './problem.js';

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Idempotency-Key: the same request may then be sent again without a second effect. */
  readonly key?: string;
}

/** Asks this page's own service. @throws Problem */
export type Ask = <Answer>(path: string, asking?: Asking) => Promise<Answer>;

const ATTEMPTS = 6;

/** @param credential a viewer token or an account's key */
export const askWith =
  (credential: string | null): Ask =>
  async <Answer>(path: string, { method = 'GET', body, key }: Asking = {}): Promise<Answer> => {
    const response = await fetch(path, {
      method,
      headers: {
        ...(credential === null ? {} : { authorization: `Bearer ${credential}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => undefined);
    if (!response) throw new Problem(0, 'network.unreachable');
    const text = await response.text();
    if (!response.ok) throw problemOf(response.status, text);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };

/**
 * Asks again while it may help. Only for what has its effect once however often it is sent: reads, requests with a key or
 * an id of their own, and state that is put.
 * @throws Problem
 */
export const patiently =
  (ask: Ask): Ask =>
  async <Answer>(path: string, asking?: Asking): Promise<Answer> => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await ask<Answer>(path, asking);
      } catch (error) {
        if (!(error instanceof Problem) || !isPassing(error) || failures === ATTEMPTS) throw error;
        await rest(backOffMs(failures, { slower: error.status === 429 }));
      }
    }
  };

function problemOf(status: number, text: string): Problem {
  try {
    const { code, ...details } = JSON.parse(text) as { code?: string };
    return new Problem(status, code ?? '', details);
  } catch {
    return new Problem(status, '');
  }
}
