import { orderCancelled } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { movementsOf, ownerOf } from '../../testing/ledger.js';
import { callBack, callbackOf } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

describe('POST /v1/orders/:orderId/cancellation', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
  });
  afterAll(() => order.stop());

  const cancelled = async (shop: TestShop) =>
    (await order.publishedAs(orderCancelled))
      .filter(({ data }) => data.accountId === shop.accountId)
      .map(({ data }) => ({ orderId: data.orderId, reason: data.reason }));

  it('frees the units and says so exactly once, however often it is asked', async () => {
    const shop = await TestShop.open(order, { units: 1 });
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    const ask = () => viewer.post(`/v1/orders/${body.orderId}/cancellation`).send({});

    const answers = await Promise.all([ask(), ask(), ask()]);

    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, body: { status: 'cancelled', cancelReason: 'viewer_request' } });
    expect(await cancelled(shop)).toEqual([{ orderId: body.orderId, reason: 'viewer_request' }]);
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 1, reserved: 0, sold: 0 });
    expect(await shop.buy()).toMatchObject({ status: 201 });
  });

  it('of many orders at one moment shares transactions, and a refusal among them is nobody else’s', async () => {
    const shop = await TestShop.open(order, { units: 40 });
    const bought = await Promise.all(
      Array.from({ length: 40 }, (_, n) => shop.buy({ viewer: shop.viewer(`viewer-${n}`) })),
    );
    const stranger = shop.viewer('stranger');

    const answers = await Promise.all(
      bought.map(({ body: { orderId } }, n) =>
        (n === 7 ? stranger : shop.viewer(`viewer-${n}`)).post(`/v1/orders/${orderId}/cancellation`).send({}),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual(bought.map((_, n) => (n === 7 ? 404 : 200)));
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 40, reserved: 1, sold: 0 });
    expect((await cancelled(shop)).length).toBe(39);
    const [{ transactions } = { transactions: 0 }] = await order.database.query<{ transactions: number }>(
      asService,
      `SELECT count(DISTINCT xmin::text)::int AS transactions FROM stock_movements
       WHERE allocation_id = $1 AND cause = 'order_cancelled'`,
      [shop.item.allocationId],
    );
    expect(transactions).toBeGreaterThan(0);
    expect(transactions).toBeLessThan(20);
  });

  it('is open to the shop’s staff, for their own reasons or the viewer’s', async () => {
    const shop = await TestShop.open(order);
    const [one, two] = [(await shop.buy()).body, (await shop.buy()).body];

    await shop.staff.post(`/v1/orders/${one.orderId}/cancellation`).expect(200);
    await shop.staff.post(`/v1/orders/${two.orderId}/cancellation`).send({ reason: 'viewer_request' }).expect(200);

    expect((await cancelled(shop)).map(({ reason }) => reason).sort()).toEqual(['merchant_request', 'viewer_request']);
  });

  it('is refused for a paid order, an invented reason, and in the merchant’s name', async () => {
    const shop = await TestShop.open(order);
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    const ask = (reason: unknown) => viewer.post(`/v1/orders/${body.orderId}/cancellation`).send(reason);

    expect(await ask({ reason: 'payment_failed' })).toMatchObject({ status: 400 });
    expect(await ask({ why: 'bored' })).toMatchObject({ status: 400 });
    expect(await ask({ reason: 'merchant_request' })).toMatchObject({ status: 403 });
    await callBack(order, callbackOf(body));
    expect(await ask({})).toMatchObject({ status: 409, body: { code: 'order.not_cancellable', orderStatus: 'paid' } });
  });

  it('knows no orders of other viewers or accounts', async () => {
    const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
    const { body } = await shop.buy();

    for (const caller of [shop.viewer(), foreign.staff, foreign.viewer(body.viewerId)])
      expect(await caller.post(`/v1/orders/${body.orderId}/cancellation`).send({})).toMatchObject({
        status: 404,
        body: { code: 'order.not_found' },
      });
    expect(await shop.viewer().post(`/v1/orders/${newId()}/cancellation`).send({})).toMatchObject({ status: 404 });
    expect(await shop.viewer().post('/v1/orders/1/cancellation').send({})).toMatchObject({ status: 400 });
    expect(await shop.stock()).toMatchObject({ reserved: 1 });
  });

  it('keeps order and stock as they were when the facts cannot be written', async () => {
    const shop = await TestShop.open(order);
    const { body } = await shop.buy();
    const owner = await ownerOf(order);
    await owner.query('ALTER TABLE outbox RENAME TO outbox_gone');

    const failed = await shop.staff.post(`/v1/orders/${body.orderId}/cancellation`).send({});

    await owner.query('ALTER TABLE outbox_gone RENAME TO outbox');
    await owner.end();
    expect(failed.status).toBe(500);
    expect((await shop.staff.get(`/v1/orders/${body.orderId}`)).body.status).toBe('placed');
    expect(await shop.stock()).toMatchObject({ reserved: 1 });
  });
});
