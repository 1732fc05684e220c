import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startApp } from '@shopcast/http';
import { newId } from '@shopcast/kernel';
import { LiveState, RedisLiveState } from '@shopcast/live-state';
import { type RedisServer, startRedis } from '@shopcast/servers';
import { type ServiceUnderTest, startService, TestHttp, type TestResponse } from '@shopcast/testing';
import { Redis } from 'ioredis';
import { OrderModule } from '../../order.module.js';
import { colleagueOf, movementsOf } from '../../testing/ledger.js';
import { TestShop } from '../../testing/shop.js';

const count = (answers: readonly TestResponse[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

describe('what is sold out, in two processes that hear of each other through Redis', () => {
  const directory = mkdtempSync(join(tmpdir(), 'shopcast-redis-'));
  let redis: RedisServer;
  let order: ServiceUnderTest;
  let second: NestFastifyApplication;
  let secondUrl: string;
  beforeAll(async () => {
    redis = await startRedis({ directory });
    order = await startService(OrderModule, { service: 'order', env: { LIVE_STATE: 'redis', REDIS_URL: redis.url } });
    const config = { HOST: '127.0.0.1', PORT: 0 };
    second = await startApp({ title: 'order', modules: [OrderModule], grpc: [], config });
    secondUrl = await second.getUrl();
  });
  afterAll(async () => {
    await second.close();
    await order.stop();
    await redis.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  /** So many buyers at once, every other one at the other process. */
  const crowd = (shop: TestShop, buyers: number): Promise<TestResponse[]> =>
    Promise.all(Array.from({ length: buyers }, (_, n) => shop.buy({ viewer: buyerAt(shop, n % 2) })));
  const buyerAt = (shop: TestShop, process: number): TestHttp =>
    new TestHttp(process === 0 ? order.url : secondUrl, order.credentials.viewer(shop.accountId, `viewer-${newId()}`));
  const cancelled = ({ body }: TestResponse, shop: TestShop) =>
    shop.staff.post(`/v1/orders/${body.orderId}/cancellation`).send({}).expect(200);

  it('is refused without a lock on the stock, and says what is left', async () => {
    const shop = await TestShop.open(order, { units: 1 });
    await shop.buy();
    await shop.buy();
    const colleague = await colleagueOf(order);
    await colleague.query('BEGIN');
    await colleague.query(`SELECT set_config('shopcast.principal', 'service', true)`);
    await colleague.query('SELECT FROM allocations WHERE allocation_id = $1 FOR UPDATE', [shop.item.allocationId]);

    const refused = await shop.buy();

    await colleague.query('ROLLBACK');
    await colleague.end();
    const { listingId, skuId } = shop.item;
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'order.sold_out', short: [{ listingId, skuId, requested: 1, left: 0 }] },
    });
  });

  it('is never refused while there are units: whatever comes back goes to the next buyer, at either process', async () => {
    const shop = await TestShop.open(order, { units: 2 });
    let [first] = await crowd(shop, 10).then((answers) => answers.filter(({ status }) => status === 201));

    for (let round = 0; round < 12; round += 1) {
      if (!first) throw new Error('nobody bought');
      await cancelled(first, shop);
      const bought = await shop.buy({ viewer: buyerAt(shop, round % 2) });
      expect(bought.status).toBe(201);
      first = bought;
    }
    await shop.allocate(3);

    expect(await shop.buy({ viewer: buyerAt(shop, 1) })).toMatchObject({ status: 201 });
    expect(await shop.buy({ viewer: buyerAt(shop, 0) })).toMatchObject({ status: 409 });
  });

  it('still answers a repeated request with its order', async () => {
    const shop = await TestShop.open(order, { units: 1 });
    const [token, key] = [order.credentials.viewer(shop.accountId, 'v'), newId()];
    const placed = await shop.buy({ viewer: order.http.as(token), key });
    await crowd(shop, 4);

    const repeated = await Promise.all(
      [order.url, secondUrl].map((url) => shop.buy({ viewer: new TestHttp(url, token), key })),
    );

    expect(repeated.map(({ status, body }) => [status, body])).toEqual([1, 2].map(() => [201, placed.body]));
    const another = await shop.buy({ viewer: order.http.as(token), key, body: shop.body(2) });
    expect(another).toMatchObject({ status: 409, body: { code: 'order.idempotency_key_reused' } });
  });

  it('is not what anybody says it is: news that are wrong refuse nobody', async () => {
    const shop = await TestShop.open(order, { units: 5 });
    const { listingId, skuId } = shop.item;
    for (const liar of [order.app, second])
      liar.get(LiveState).publish('order.scarce-goods', `${listingId}:${skuId} 0`);
    await new Promise((heard) => setTimeout(heard, 100));

    expect(count(await crowd(shop, 8), 201)).toBe(5);
  });

  it('is exact while Redis is flushed, killed and started again', async () => {
    const shop = await TestShop.open(order, { units: 60 });
    const client = new Redis(redis.url);
    const first = crowd(shop, 120);
    await client.flushall();
    const answers = await first;
    client.disconnect();
    expect([count(answers, 201), count(answers, 409)]).toEqual([60, 60]);

    const selling = crowd(shop, 60);
    redis.kill('SIGKILL');
    await redis.exited;
    const back = answers.filter(({ status }) => status === 201).slice(0, 20);
    await Promise.all(back.map((answer) => cancelled(answer, shop)));
    const [during, after] = [await selling, await crowd(shop, 40)];
    redis = await startRedis({ directory, port: redis.port, password: new URL(redis.url).password });
    await untilConnected(order.app.get(LiveState));

    expect(count([...during, ...after], 201)).toBe(20);
    expect(count(await crowd(shop, 10), 409)).toBe(10);
    expect(await shop.stock()).toEqual({ allocated: 60, reserved: 60, sold: 0, free: 0 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 60, reserved: 60, sold: 0 });
  });
});

async function untilConnected(liveState: LiveState): Promise<void> {
  expect(liveState).toBeInstanceOf(RedisLiveState);
  while (!liveState.connected) await new Promise((again) => setTimeout(again, 50));
}
