import { randomUUID } from 'node:crypto';
import { eventually } from '@shopcast/installation';
import { HttpClient } from '../load/http-client.js';
import { otherThan, perSecondOf } from '../load/rush.js';
import { orderOverHttp } from './http-clients.js';
import type { Item, Stage } from './stage.js';

const UNITS = 100;
const CLIENTS = 500;

/** 256 clients who want what is sold out. */
export async function refuse(stage: Stage, seconds: number): Promise<Record<string, number>> {
  const [item] = (await stage.list(1, 1)) as [Item];
  await untilOnSale(stage, item);
  await order(stage, item, 0);
  const refused = await orderOverHttp(stage, [item], seconds);
  return {
    refusalsPerSecond: Math.round(perSecondOf(refused, 409)),
    refusalsP99Ms: refused.p99Ms,
    refusedOtherwise: otherThan(refused, 409),
  };
}

/** 500 clients on 100 units at the same moment: how many got one, how many were refused, what is left. */
export async function flashSale(stage: Stage): Promise<Record<string, number>> {
  const [item] = (await stage.list(1, UNITS)) as [Item];
  await untilOnSale(stage, item);
  const clients = Array.from({ length: CLIENTS }, () => new HttpClient(new URL(stage.installation.url)));
  const begunMs = performance.now();
  const answers = await Promise.all(clients.map((client, n) => order(stage, item, n, client)));
  const seconds = (performance.now() - begunMs) / 1_000;
  for (const client of clients) client.close();
  const count = (status: number): number => answers.filter((answer) => answer === status).length;
  return {
    flashSold: count(201),
    flashSoldOut: count(409),
    flashOtherwise: CLIENTS - count(201) - count(409),
    flashLeft: await leftOf(stage, item),
    flashSeconds: Math.round(seconds * 1_000) / 1_000,
  };
}

async function order(stage: Stage, item: Item, n: number, given?: HttpClient): Promise<number> {
  const client = given ?? new HttpClient(new URL(stage.installation.url));
  const headers = { authorization: `Bearer ${stage.tokens[n % stage.tokens.length]}`, 'idempotency-key': randomUUID() };
  const status = await client.post('/v1/orders', headers, stage.body(item));
  if (!given) client.close();
  return status;
}

async function leftOf({ floor }: Stage, { listingId }: Item): Promise<number> {
  const { body } = await floor.owner.get<{ items?: { free: number }[] }>(`/v1/listings/${listingId}/stock`);
  return body.items?.[0]?.free ?? 0;
}

const untilOnSale = (stage: Stage, item: Item): Promise<number> =>
  eventually(
    'units of a new listing',
    () => leftOf(stage, item),
    (left) => left > 0,
  );
