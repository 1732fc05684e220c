import { orderExpired, orderPaid } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { OrderModule } from '../order.module.js';
import { movementsOf } from '../testing/ledger.js';
import { callBack, callbackOf, moneyOf, untilCalledBack, untilRefundsAreMade } from '../testing/payments.js';
import { TestShop } from '../testing/shop.js';

const TIMEOUT_MS = 2_000;

describe('an order that is not paid in time', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, {
      service: 'order',
      env: { ORDER_PAYMENT_TIMEOUT_SECONDS: String(TIMEOUT_MS / 1000), TEST_PAYMENTS_LATEST_MS: '0' },
    });
  });
  afterAll(() => order.stop());

  const untilClosed = async (shop: TestShop, orderId: string): Promise<string> => {
    for (;;) {
      const { status } = (await shop.staff.get(`/v1/orders/${orderId}`).expect(200)).body;
      if (status !== 'placed') return status;
      await sleep(20);
    }
  };

  it('expires when its time is up and not before, and its units are for sale again', async () => {
    const shop = await TestShop.open(order, { units: 1 });
    const { body } = await shop.buy();
    expect(await shop.buy()).toMatchObject({ status: 409 });

    expect(await untilClosed(shop, body.orderId)).toBe('expired');

    const [expired] = (await order.publishedAs(orderExpired)).filter(({ data }) => data.orderId === body.orderId);
    expect(expired?.timeMs).toBeGreaterThanOrEqual(Date.parse(body.expiresAt));
    expect(expired?.subject).toBe(`${shop.sessionId}:${body.viewerId}`);
    expect(await shop.stock()).toMatchObject({ reserved: 0, free: 1 });
    expect(await shop.buy()).toMatchObject({ status: 201 });
  });

  it('cannot be cancelled any more', async () => {
    const shop = await TestShop.open(order);
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    await untilClosed(shop, body.orderId);

    expect(await viewer.post(`/v1/orders/${body.orderId}/cancellation`).send({})).toMatchObject({
      status: 409,
      body: { code: 'order.not_cancellable', orderStatus: 'expired' },
    });
  });

  it('is paid after all when the money comes late and there are units', async () => {
    const shop = await TestShop.open(order, { units: 1 });
    const { body } = await shop.buy();
    await untilClosed(shop, body.orderId);

    await callBack(order, callbackOf(body));

    expect((await shop.staff.get(`/v1/orders/${body.orderId}`)).body.status).toBe('paid');
    expect(await shop.stock()).toEqual({ allocated: 1, reserved: 0, sold: 1, free: 0 });
  });

  it('gets its money back when it comes late and everything is sold', async () => {
    const shop = await TestShop.open(order, { units: 1 });
    const viewer = shop.viewer();
    const late = (await shop.buy({ viewer })).body;
    await untilClosed(shop, late.orderId);
    const winner = shop.viewer();
    const sold = (await shop.buy({ viewer: winner })).body;

    for (const [buyer, { payment }] of [
      [winner, sold],
      [viewer, late],
    ] as const)
      await buyer.post(`/v1/test-payments/${payment.paymentId}/confirmation`).send({}).expect(202);
    await untilCalledBack(order);
    await untilRefundsAreMade(order);

    expect((await viewer.get(`/v1/orders/${late.orderId}`)).body.status).toBe('expired');
    expect(await shop.stock()).toEqual({ allocated: 1, reserved: 0, sold: 1, free: 0 });
    expect(await moneyOf(order, shop.accountId)).toEqual({ provider: 9_900, desk: 9_900 });
    const paid = (await order.publishedAs(orderPaid)).filter(({ data }) => data.accountId === shop.accountId);
    expect(paid.map(({ data }) => data.orderId)).toEqual([sold.orderId]);
  });

  it('expires with many others, also of other accounts, and each frees its units once', async () => {
    const shops = [await TestShop.open(order, { units: 300 }), await TestShop.open(order, { units: 300 })];
    await Promise.all(shops.flatMap((shop) => Array.from({ length: 300 }, () => shop.buy({ key: newId() }))));

    for (const shop of shops) {
      while ((await shop.stock()).free < 300) await sleep(50);
      expect(await movementsOf(order, shop.item)).toEqual({ allocated: 300, reserved: 0, sold: 0 });
    }
  });
});
