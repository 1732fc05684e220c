import { orderCancelled, orderPaid } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { movementsOf } from '../../testing/ledger.js';
import { callbackOf, callBack, moneyOf, untilCalledBack, untilRefundsAreMade } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

describe('POST /v1/payment-callbacks/test', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
  });
  afterAll(() => order.stop());

  const paidFacts = async (shop: TestShop) =>
    (await order.publishedAs(orderPaid)).filter(({ data }) => data.accountId === shop.accountId);
  const statusOf = async (shop: TestShop, orderId: string) =>
    (await shop.staff.get(`/v1/orders/${orderId}`).expect(200)).body.status;

  it('makes the order paid and the units sold, once, however often it is repeated', async () => {
    const shop = await TestShop.open(order, { units: 10, timeScale: 60, liveForMs: 60_000 });
    const { body } = await shop.buy({ body: shop.body(3) });

    const answers = await Promise.all(Array.from({ length: 20 }, () => callBack(order, callbackOf(body))));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await statusOf(shop, body.orderId)).toBe('paid');
    expect(await shop.stock()).toEqual({ allocated: 10, reserved: 0, sold: 3, free: 7 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 10, reserved: 0, sold: 3 });
    const [paid, ...more] = await paidFacts(shop);
    expect(more).toEqual([]);
    expect(paid).toMatchObject({
      subject: `${shop.sessionId}:${body.viewerId}`,
      data: { orderId: body.orderId, paymentId: body.payment.paymentId, totalMinor: 29_700, newBuyer: true },
    });
    expect(paid?.timeMs).toBeGreaterThanOrEqual(shop.startedAtMs + 3_600_000);
  });

  it('calls a buyer new only once: at the same moment, and ever after', async () => {
    const shop = await TestShop.open(order);
    const [viewer, other] = [shop.viewer(), shop.viewer()];
    const orders = [...Array.from({ length: 5 }, () => viewer), other].map(
      async (buyer) => (await shop.buy({ viewer: buyer })).body,
    );

    await Promise.all((await Promise.all(orders)).map((placed) => callBack(order, callbackOf(placed))));

    const facts = await paidFacts(shop);
    expect(facts.map(({ data }) => data.newBuyer).filter(Boolean)).toHaveLength(2);
    expect(facts).toHaveLength(6);
    const again = (await shop.buy({ viewer })).body;
    await callBack(order, callbackOf(again));
    const later = (await paidFacts(shop)).find(({ data }) => data.orderId === again.orderId);
    expect(later?.data.newBuyer).toBe(false);
  });

  it('refuses what is forged, stale, altered or nonsense, and believes nothing of it', async () => {
    const shop = await TestShop.open(order);
    const { body } = await shop.buy();
    const callback = callbackOf(body);

    const refusals = [
      await callBack(order, callback, { signature: `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}` }),
      await callBack(order, callback, { signature: 'nonsense' }),
      await callBack(order, callback, { sentMs: Date.now() - 600_000 }),
      await callBack(order, { ...callback, amountMinor: 'all' }),
      await callBack(order, null),
      await order.http.post('/v1/payment-callbacks/test').send(callback),
    ];

    for (const refusal of refusals)
      expect(refusal).toMatchObject({ status: 401, body: { code: 'payment.callback_refused' } });
    expect(await order.http.post('/v1/payment-callbacks/unknown').send({})).toMatchObject({ status: 404 });
    expect(await statusOf(shop, body.orderId)).toBe('placed');
  });

  it('refuses money that is not the agreed money, and orders that are not there', async () => {
    const shop = await TestShop.open(order);
    const { body } = await shop.buy();

    for (const wrong of [{ amountMinor: 1 }, { currency: 'JPY' }, { paymentId: newId() }])
      expect(await callBack(order, callbackOf(body, wrong))).toMatchObject({
        status: 422,
        body: { code: 'payment.mismatch' },
      });
    const elsewhere = { accountId: newId(), orderId: body.orderId };
    expect(await callBack(order, callbackOf(body, { merchant: elsewhere }))).toMatchObject({ status: 404 });
    expect(await statusOf(shop, body.orderId)).toBe('placed');
  });

  it('frees the units when the payment failed, and changes nothing when it comes after the money', async () => {
    const shop = await TestShop.open(order, { units: 2 });
    const [failed, paid] = [(await shop.buy()).body, (await shop.buy()).body];

    await callBack(order, callbackOf(failed, { outcome: 'failed' }));
    await callBack(order, callbackOf(paid));
    await callBack(order, callbackOf(paid, { outcome: 'failed' }));

    expect([await statusOf(shop, failed.orderId), await statusOf(shop, paid.orderId)]).toEqual(['cancelled', 'paid']);
    expect(await shop.stock()).toMatchObject({ reserved: 0, sold: 1, free: 1 });
    const cancelled = (await order.publishedAs(orderCancelled)).filter(({ data }) => data.accountId === shop.accountId);
    expect(cancelled.map(({ data }) => data.reason)).toEqual(['payment_failed']);
  });

  it('sells to a buyer whose money came after the cancellation, if there are units', async () => {
    const shop = await TestShop.open(order, { units: 1 });
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    await viewer.post(`/v1/orders/${body.orderId}/cancellation`).send({}).expect(200);

    await callBack(order, callbackOf(body));

    expect(await statusOf(shop, body.orderId)).toBe('paid');
    expect(await shop.stock()).toMatchObject({ reserved: 0, sold: 1, free: 0 });
  });

  it('gives the money back, once, when it came too late for any units', async () => {
    const shop = await TestShop.open(order, { units: 1 });
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    await viewer.post(`/v1/orders/${body.orderId}/cancellation`).send({}).expect(200);
    expect((await shop.buy()).status).toBe(201);

    await viewer.post(`/v1/test-payments/${body.payment.paymentId}/confirmation`).send({}).expect(202);
    await untilCalledBack(order);
    for (let again = 0; again < 3; again += 1)
      expect(await callBack(order, callbackOf(body))).toMatchObject({ status: 204 });
    await untilRefundsAreMade(order);

    expect(await statusOf(shop, body.orderId)).toBe('cancelled');
    expect(await shop.stock()).toMatchObject({ reserved: 1, sold: 0 });
    expect(await moneyOf(order, shop.accountId)).toEqual({ provider: 0, desk: 0 });
    expect(await paidFacts(shop)).toEqual([]);
  });
});
