import { setTimeout as sleep } from 'node:timers/promises';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, TestHttp, type TestResponse } from '@shopcast/testing';
import { orderPaid, orderPlaced } from '@shopcast/contracts';
import { OrderModule } from './order.module.js';
import { movementsOf } from './testing/ledger.js';
import { OrderProcess, unusedPort } from './testing/order-process.js';
import { moneyOf, untilCalledBack } from './testing/payments.js';
import { TestShop } from './testing/shop.js';

const UNITS = 150;
const BUYERS = 240;
const KILLS = 3;

describe('an order process that is killed in the middle of selling', () => {
  let order: ServiceUnderTest;
  let killed: OrderProcess;
  let url: string;
  beforeAll(async () => {
    url = `http://127.0.0.1:${await unusedPort()}`;
    // Both processes send callbacks to the one that is killed.
    order = await startService(OrderModule, { service: 'order', env: { PUBLIC_URL: url } });
    killed = new OrderProcess(url);
  });
  afterAll(async () => {
    await killed.kill();
    await order.stop();
  });

  it('loses no order that was answered, makes none twice, and sells no unit too many', async () => {
    const shop = await TestShop.open(order, { units: UNITS });
    await killed.start();
    const buyers = Array.from({ length: BUYERS }, (_, n) => ({ viewerId: `viewer-${n}`, key: newId() }));
    const askUntilAnswered = async (viewerId: string, ask: (http: TestHttp) => PromiseLike<TestResponse>) => {
      const http = new TestHttp(url, order.credentials.viewer(shop.accountId, viewerId));
      for (;;) {
        const answer = await Promise.resolve(ask(http)).catch(() => undefined);
        if (answer && answer.status < 500) return answer;
        await sleep(100);
      }
    };

    const selling = buyers.map(async ({ viewerId, key }, n) => {
      await sleep(n * 15);
      const placed = await askUntilAnswered(viewerId, (http) => shop.buy({ viewer: http, key }));
      if (placed.status === 201)
        await askUntilAnswered(viewerId, (http) =>
          http.post(`/v1/test-payments/${placed.body.payment.paymentId}/confirmation`).send({}),
        );
      return placed;
    });
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(400 + 500 * Math.random());
      await killed.kill();
      await killed.start();
    }
    const answers = await Promise.all(selling);
    await untilCalledBack(order);

    const sold = answers.filter(({ status }) => status === 201);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(BUYERS - UNITS);
    expect(new Set(sold.map(({ body }) => body.orderId)).size).toBe(UNITS);
    const [{ orders } = { orders: -1 }] = await order.database.query<{ orders: number }>(
      asService,
      'SELECT count(*)::int AS orders FROM orders',
    );
    expect(orders).toBe(UNITS);
    expect(await shop.stock()).toEqual({ allocated: UNITS, reserved: 0, sold: UNITS, free: 0 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: UNITS, reserved: 0, sold: UNITS });
    expect(await moneyOf(order, shop.accountId)).toEqual({ provider: UNITS * 9_900, desk: UNITS * 9_900 });
    for (const contract of [orderPlaced, orderPaid]) {
      const ids = new Set((await order.publishedAs<{ orderId: string }>(contract)).map(({ data }) => data.orderId));
      expect(ids).toEqual(new Set(sold.map(({ body }) => body.orderId)));
    }
  }, 240_000);
});
