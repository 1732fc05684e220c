import { randomUUID } from 'node:crypto';
import { Installation, openShopFloor } from '@shopcast/installation';
import { Pool } from 'undici';
import { startBareServer } from './bare-server.js';
import { percentile } from './percentile.js';

const CLIENTS = 256;
const ORDERS = 10_000;
const VIEWERS = 500;

/**
 * Orders placed durably over HTTP for one product, with 256 clients at once; in the same run a bare Node server that
 * only parses the same body, so that the ratio says what durability and exactness cost on this machine.
 */
export async function benchOrders(): Promise<Record<string, number>> {
  const installation = await Installation.make('embedded');
  const bare = await startBareServer();
  try {
    await installation.start();
    const floor = await openShopFloor(installation.api, ORDERS * 2);
    const viewers = await Promise.all(Array.from({ length: VIEWERS }, (_, index) => floor.viewer(`buyer-${index}`)));
    const body = JSON.stringify({
      sessionId: floor.sessionId,
      lines: [{ listingId: floor.listingId, skuId: floor.skuId, quantity: 1 }],
    });
    const request = (index: number) => ({
      path: '/v1/orders',
      method: 'POST' as const,
      headers: {
        authorization: `Bearer ${viewers[index % VIEWERS]?.token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body,
    });

    await rush(installation.url, 1_000, request);
    const placed = await rush(installation.url, ORDERS, request);
    const reference = await rush(bare.url, ORDERS, request);
    return {
      ordersPerSecond: Math.round(placed.perSecond),
      refusedOrFailed: placed.notCreated,
      p50Ms: placed.p50Ms,
      p99Ms: placed.p99Ms,
      bareNodePostsPerSecond: Math.round(reference.perSecond),
      shareOfBareNode: Number((placed.perSecond / reference.perSecond).toFixed(3)),
    };
  } finally {
    await installation.remove();
    await bare.stop();
  }
}

interface Rush {
  readonly perSecond: number;
  readonly notCreated: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

async function rush(
  url: string,
  total: number,
  request: (index: number) => Parameters<Pool['request']>[0],
): Promise<Rush> {
  const pool = new Pool(url, { connections: CLIENTS });
  const latencies: number[] = [];
  let next = 0;
  let notCreated = 0;
  const client = async (): Promise<void> => {
    while (next < total) {
      const begun = performance.now();
      const { statusCode, body } = await pool.request(request(next++));
      await body.dump();
      latencies.push(performance.now() - begun);
      if (statusCode !== 201) notCreated += 1;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const seconds = (performance.now() - begun) / 1000;
  await pool.close();
  return {
    perSecond: total / seconds,
    notCreated,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}
