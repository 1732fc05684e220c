import { orderRefunded } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { movementsOf } from '../../testing/ledger.js';
import { moneyOf, untilCalledBack, untilRefundsAreMade } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

describe('POST /v1/orders/:orderId/refunds', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
  });
  afterAll(() => order.stop());

  const paidOrder = async (shop: TestShop, quantity = 2) => {
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer, body: shop.body(quantity) });
    await viewer.post(`/v1/test-payments/${body.payment.paymentId}/confirmation`).send({}).expect(202);
    await untilCalledBack(order);
    return body;
  };
  const refund = (shop: TestShop, orderId: string, body: object = {}, key: string = newId()) =>
    shop.staff.post(`/v1/orders/${orderId}/refunds`).set('idempotency-key', key).send(body);
  const refundFacts = async (shop: TestShop) =>
    (await order.publishedAs(orderRefunded))
      .filter(({ data }) => data.accountId === shop.accountId)
      .map(({ data: { refundMinor, refundedTotalMinor, currency } }) => ({
        refundMinor,
        refundedTotalMinor,
        currency,
      }));

  it('of everything gives the money back and puts the units on sale', async () => {
    const shop = await TestShop.open(order);
    const { orderId } = await paidOrder(shop);

    expect(await refund(shop, orderId)).toMatchObject({
      status: 201,
      body: { orderId, refundMinor: 19_800, refundedTotalMinor: 19_800, currency: 'CNY' },
    });

    await untilRefundsAreMade(order);
    expect((await shop.staff.get(`/v1/orders/${orderId}`)).body).toMatchObject({
      status: 'refunded',
      refundedMinor: 19_800,
    });
    expect(await shop.stock()).toEqual({ allocated: 10, reserved: 0, sold: 0, free: 10 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 10, reserved: 0, sold: 0 });
    expect(await moneyOf(order, shop.accountId)).toEqual({ provider: 0, desk: 0 });
    expect(await refundFacts(shop)).toEqual([{ refundMinor: 19_800, refundedTotalMinor: 19_800, currency: 'CNY' }]);
  });

  it('of a part keeps the units sold until the rest is given back, too', async () => {
    const shop = await TestShop.open(order);
    const { orderId } = await paidOrder(shop);

    await refund(shop, orderId, { amountMinor: 5_000 }).expect(201);
    expect((await shop.staff.get(`/v1/orders/${orderId}`)).body).toMatchObject({
      status: 'partly_refunded',
      refundedMinor: 5_000,
    });
    expect(await shop.stock()).toMatchObject({ sold: 2 });
    await refund(shop, orderId, { amountMinor: 14_800 }).expect(201);

    await untilRefundsAreMade(order);
    expect(await shop.stock()).toMatchObject({ sold: 0, free: 10 });
    expect(await moneyOf(order, shop.accountId)).toEqual({ provider: 0, desk: 0 });
    expect((await refundFacts(shop)).map(({ refundedTotalMinor }) => refundedTotalMinor)).toEqual([5_000, 19_800]);
  });

  it('is given once for one key, and refused for the same key with another amount or order', async () => {
    const shop = await TestShop.open(order);
    const [one, two] = [await paidOrder(shop), await paidOrder(shop)];
    const key = newId();

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refund(shop, one.orderId, { amountMinor: 100 }, key)),
    );

    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    for (const reused of [
      await refund(shop, one.orderId, {}, key),
      await refund(shop, two.orderId, { amountMinor: 100 }, key),
    ])
      expect(reused).toMatchObject({ status: 409, body: { code: 'order.idempotency_key_reused' } });
    expect(await refundFacts(shop)).toHaveLength(1);
  });

  it('never exceeds what was paid, however many ask at once', async () => {
    const shop = await TestShop.open(order);
    const { orderId } = await paidOrder(shop);

    const answers = await Promise.all(Array.from({ length: 10 }, () => refund(shop, orderId, { amountMinor: 6_000 })));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, ...Array<number>(7).fill(422)]);
    await untilRefundsAreMade(order);
    expect(await moneyOf(order, shop.accountId)).toEqual({ provider: 1_800, desk: 1_800 });
  });

  it('is refused for unpaid orders, wrong amounts, without a key, and to viewers', async () => {
    const shop = await TestShop.open(order);
    const unpaid = (await shop.buy()).body;
    const { orderId, viewerId } = await paidOrder(shop);

    expect(await refund(shop, unpaid.orderId)).toMatchObject({ status: 409, body: { code: 'order.not_refundable' } });
    expect(await refund(shop, orderId, { amountMinor: 19_801 })).toMatchObject({
      status: 422,
      body: { code: 'order.refund_too_large', leftMinor: 19_800 },
    });
    for (const amountMinor of [0, -1, 1.5, '5', 2 ** 53, null])
      expect(await refund(shop, orderId, { amountMinor })).toMatchObject({ status: 400 });
    expect(await shop.staff.post(`/v1/orders/${orderId}/refunds`).send({})).toMatchObject({ status: 400 });
    const asViewer = shop.viewer(viewerId).post(`/v1/orders/${orderId}/refunds`).set('idempotency-key', 'k');
    expect(await asViewer.send({})).toMatchObject({ status: 403 });
    const foreign = await TestShop.open(order);
    expect(await refund(foreign, orderId)).toMatchObject({ status: 404 });
  });
});
