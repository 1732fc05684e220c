import { orderPaid, orderPlaced } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, TestHttp, type TestResponse } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { lockAllocationsOf } from '../../persistence/stock-ledger.js';
import { colleagueOf, movementsOf, ownerOf } from '../../testing/ledger.js';
import { callBack, callbackOf } from '../../testing/payments.js';
import { secondProcess } from '../../testing/second-process.js';
import { TestShop } from '../../testing/shop.js';

/** For a row that another transaction has changed and not committed. */
async function untilSomebodyWaits(order: ServiceUnderTest): Promise<void> {
  for (;;) {
    const waiting = await order.database.query(
      asService,
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
  }
}

const count = (answers: readonly TestResponse[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

describe('many viewers at once', () => {
  let order: ServiceUnderTest;
  let second: Awaited<ReturnType<typeof secondProcess>>;
  let secondUrl: string;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
    second = await secondProcess();
    secondUrl = second.url;
  });
  afterAll(async () => {
    await second.stop();
    await order.stop();
  });

  it('get exactly the units there are: 200 placements on 50 units', async () => {
    const shop = await TestShop.open(order, { units: 50 });

    const answers = await Promise.all(Array.from({ length: 200 }, () => shop.buy()));

    expect([count(answers, 201), count(answers, 409)]).toEqual([50, 150]);
    expect(await shop.stock()).toEqual({ allocated: 50, reserved: 50, sold: 0, free: 0 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 50, reserved: 50, sold: 0 });
    const placed = (await order.publishedAs(orderPlaced)).filter(({ data }) => data.accountId === shop.accountId);
    expect(placed).toHaveLength(50);
  });

  it('get exactly the units there are from two processes that share them', async () => {
    const shop = await TestShop.open(order, { units: 50 });
    const urls = [order.url, secondUrl];

    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const token = order.credentials.viewer(shop.accountId, `viewer-${n}`);
        return shop.buy({ viewer: new TestHttp(urls[n % 2] ?? '', token) });
      }),
    );

    expect([count(answers, 201), count(answers, 409)]).toEqual([50, 150]);
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 50, reserved: 50, sold: 0 });
  });

  it('are never told that something is gone because somebody else takes or gives it back at that moment', async () => {
    const shop = await TestShop.open(order);
    const lines = [shop.item, await shop.list(), await shop.list()].map((item) => ({ ...item, quantity: 1 }));
    let locking: Promise<ReadonlyMap<string, unknown>> | undefined;

    await order.database.transaction(asService, async (tx) => {
      await tx.query('UPDATE allocations SET reserved = reserved WHERE account_id = $1', [shop.accountId]);
      locking = order.database.transaction(asService, async (other) => {
        // As with many listings: row by row through the index.
        await other.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off');
        return lockAllocationsOf(other, lines, shop.accountId);
      });
      await untilSomebodyWaits(order);
    });

    expect((await locking)?.size).toBe(3);
  });

  it('make one order of one key, also when two processes hear it at once', async () => {
    const shop = await TestShop.open(order, { units: 100 });
    const [token, key] = [order.credentials.viewer(shop.accountId, 'v'), newId()];

    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        shop.buy({ viewer: new TestHttp(n % 2 === 0 ? order.url : secondUrl, token), key }),
      ),
    );

    expect(new Set(answers.map(({ status, body }) => `${status} ${body.orderId}`)).size).toBe(1);
    expect(await shop.stock()).toMatchObject({ reserved: 1 });
  });

  it('pay once and are new once, also when two processes hear of their payments at once', async () => {
    const shop = await TestShop.open(order, { units: 20 });
    const viewer = shop.viewer();
    const placed = await Promise.all(Array.from({ length: 20 }, async () => (await shop.buy({ viewer })).body));
    const processes = [order.http, new TestHttp(secondUrl)];

    const answers = await Promise.all(
      placed.flatMap((body) => processes.map((http) => callBack(order, callbackOf(body), { http }))),
    );

    expect(count(answers, 204)).toBe(40);
    expect(await shop.stock()).toEqual({ allocated: 20, reserved: 0, sold: 20, free: 0 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 20, reserved: 0, sold: 20 });
    const paid = (await order.publishedAs(orderPaid)).filter(({ data }) => data.accountId === shop.accountId);
    expect([paid.length, paid.filter(({ data }) => data.newBuyer).length]).toEqual([20, 1]);
  });

  it('ask for the same products in different orders without waiting for each other for ever', async () => {
    const shop = await TestShop.open(order, { units: 1_000 });
    const items = [shop.item, await shop.list({ units: 1_000 }), await shop.list({ units: 1_000 })];
    const linesOf = (n: number) =>
      [0, 1, 2].map((k) => shop.body(1, items[(n % 2 === 0 ? k + n : 5 + n - k) % 3]).lines[0]);

    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, n) => {
        const token = order.credentials.viewer(shop.accountId, `viewer-${n}`);
        const viewer = new TestHttp(n % 4 < 2 ? order.url : secondUrl, token);
        return shop.buy({ viewer, body: { sessionId: shop.sessionId, lines: linesOf(n) } });
      }),
    );

    expect(count(answers, 201)).toBe(120);
    for (const item of items) expect(await shop.stock(item)).toMatchObject({ reserved: 120, free: 880 });
  });

  it('leave nothing behind when the facts cannot be written, and can buy again afterwards', async () => {
    const shop = await TestShop.open(order, { units: 5 });
    const request = { viewer: shop.viewer(), key: newId() };
    const owner = await ownerOf(order);
    await owner.query('ALTER TABLE outbox RENAME TO outbox_gone');

    const failed = await shop.buy(request);

    await owner.query('ALTER TABLE outbox_gone RENAME TO outbox');
    await owner.end();
    expect(failed.status).toBe(500);
    expect(await shop.stock()).toMatchObject({ reserved: 0 });
    const orders = await order.database.query(asService, 'SELECT FROM orders WHERE account_id = $1', [shop.accountId]);
    expect(orders).toEqual([]);
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 5, reserved: 0, sold: 0 });
    expect(await shop.buy(request)).toMatchObject({ status: 201 });
  });

  it('lose at most an answer when the database drops its connections, never an order', async () => {
    const shop = await TestShop.open(order, { units: 1_000 });
    const requests = Array.from({ length: 300 }, () => ({ viewer: shop.viewer(), key: newId() }));
    const saboteur = await colleagueOf(order);

    const answering = requests.map(async (request, n) => {
      await new Promise((resolve) => setTimeout(resolve, n));
      return shop.buy(request);
    });
    for (let cut = 0; cut < 5; cut += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await saboteur.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'order'`,
      );
    }
    const first = await Promise.all(answering);
    await saboteur.end();

    const again = await Promise.all(requests.map((request) => shop.buy(request)));
    expect(count(again, 201)).toBe(300);
    first.forEach(({ status, body }, n) => {
      if (status === 201) expect(again[n]?.body).toEqual(body);
    });
    expect(await shop.stock()).toMatchObject({ reserved: 300, free: 700 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 1_000, reserved: 300, sold: 0 });
  });
});
