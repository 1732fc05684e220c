import { orderPaid } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { ownerOf } from '../../testing/ledger.js';
import { moneyOf, untilCalledBack } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

describe('POST /v1/test-payments/:paymentId/confirmation', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', env: { TEST_PAYMENTS_LATEST_MS: '600' } });
  });
  afterAll(() => order.stop());

  const addressOf = (placed: { payment: { paymentId: string } }) =>
    `/v1/test-payments/${placed.payment.paymentId}/confirmation`;
  const paidFacts = async (shop: TestShop) =>
    (await order.publishedAs(orderPaid)).filter(({ data }) => data.accountId === shop.accountId);

  it('leads to a paid order by callback, whether that comes once, twice or late', async () => {
    const shop = await TestShop.open(order, { units: 60 });
    const buyers = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const viewer = shop.viewer();
        return { viewer, placed: (await shop.buy({ viewer })).body };
      }),
    );

    for (const { viewer, placed } of buyers)
      expect(await viewer.post(addressOf(placed)).send({})).toMatchObject({ status: 202 });
    await untilCalledBack(order);

    expect(await shop.stock()).toEqual({ allocated: 60, reserved: 0, sold: 60, free: 0 });
    expect(await paidFacts(shop)).toHaveLength(60);
    expect(await moneyOf(order, shop.accountId)).toEqual({ provider: 60 * 9_900, desk: 60 * 9_900 });
  });

  it('is one tap, however often it is repeated, and its outcome is final', async () => {
    const shop = await TestShop.open(order);
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });

    const taps = await Promise.all(
      Array.from({ length: 10 }, () => viewer.post(addressOf(body)).send({ outcome: 'failed' })),
    );
    const other = await viewer.post(addressOf(body)).send({ outcome: 'succeeded' });
    await untilCalledBack(order);

    expect(new Set(taps.map(({ status }) => status))).toEqual(new Set([202]));
    expect(other).toMatchObject({ status: 409, body: { code: 'test_payment.already_confirmed', outcome: 'failed' } });
    expect((await viewer.get(`/v1/orders/${body.orderId}`)).body).toMatchObject({
      status: 'cancelled',
      cancelReason: 'payment_failed',
    });
  });

  it('is the buyer’s alone', async () => {
    const shop = await TestShop.open(order);
    const foreign = await TestShop.open(order);
    const { body } = await shop.buy();

    expect(await shop.viewer().post(addressOf(body)).send({})).toMatchObject({ status: 404 });
    expect(await foreign.viewer(body.viewerId).post(addressOf(body)).send({})).toMatchObject({ status: 404 });
    expect(await shop.staff.post(addressOf(body)).send({})).toMatchObject({ status: 403 });
    expect(
      await shop
        .viewer()
        .post(addressOf({ payment: { paymentId: newId() } }))
        .send({}),
    ).toMatchObject({ status: 404 });
    for (const outcome of ['maybe', null])
      expect(await shop.viewer().post(addressOf(body)).send({ outcome })).toMatchObject({ status: 400 });
  });

  it('repeats its callback until the order desk takes it', async () => {
    const shop = await TestShop.open(order);
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    const owner = await ownerOf(order);
    await owner.query('ALTER TABLE buyers RENAME TO buyers_gone');

    await viewer.post(addressOf(body)).send({}).expect(202);
    const attempts = async () => {
      const [row] = await order.database.query<{ attempts: number }>(
        asService,
        'SELECT attempts FROM test_callbacks WHERE payment_id = $1',
        [body.payment.paymentId],
      );
      return row?.attempts ?? 0;
    };
    while ((await attempts()) < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await owner.query('ALTER TABLE buyers_gone RENAME TO buyers');
    await owner.end();
    await untilCalledBack(order);

    expect((await viewer.get(`/v1/orders/${body.orderId}`)).body.status).toBe('paid');
  });
});
