import { randomUUID } from 'node:crypto';
import { HttpClient } from '../load/http-client.js';
import { type Rush, rush } from '../load/rush.js';
import type { Item, Stage } from './stage.js';

export const CLIENTS = 256;

/** Clients that order these items in turn over HTTP, one unit each time, each time under a new Idempotency-Key. */
export async function orderOverHttp(
  { installation, tokens, body }: Stage,
  items: readonly Item[],
  seconds: number,
): Promise<Rush> {
  const bodies = items.map((item) => body(item));
  return postFrom(installation.url, '/v1/orders', seconds, (request) => ({
    headers: { authorization: `Bearer ${tokens[request % tokens.length]}`, 'idempotency-key': randomUUID() },
    body: bodies[request % bodies.length] ?? '',
  }));
}

/** @param requestOf what is posted the n-th time */
export async function postFrom(
  url: string,
  path: string,
  seconds: number,
  requestOf: (request: number) => { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<Rush> {
  const clients = Array.from({ length: CLIENTS }, () => new HttpClient(new URL(url)));
  let asked = 0;
  try {
    return await rush({ clients: CLIENTS, seconds }, (client) => {
      const { headers, body } = requestOf(asked++);
      return clients[client]?.post(path, headers, body) ?? Promise.resolve(0);
    });
  } finally {
    for (const client of clients) client.close();
  }
}
