import { orderPlaced } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, type TestHttp } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { TestShop } from '../../testing/shop.js';

describe('the Idempotency-Key of POST /v1/orders', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
  });
  afterAll(() => order.stop());

  it('is required', async () => {
    const shop = await TestShop.open(order);
    const viewer = shop.viewer();

    expect(await viewer.post('/v1/orders').send(shop.body())).toMatchObject({
      status: 400,
      body: { code: 'request.idempotency_key_missing' },
    });
    expect(await shop.stock()).toMatchObject({ reserved: 0 });
  });

  it('gives the same answer again, also after the price has changed and the order is closed', async () => {
    const shop = await TestShop.open(order);
    const request = { viewer: shop.viewer(), key: newId() };
    const first = await shop.buy(request);
    await shop.setLivePrice(1, Date.now() - 1_000, null);
    await request.viewer.post(`/v1/orders/${first.body.orderId}/cancellation`).send({}).expect(200);
    await shop.end();

    const second = await shop.buy(request);

    expect({ status: second.status, body: second.body }).toEqual({ status: 201, body: first.body });
  });

  it('makes one order of a thousand requests at once', async () => {
    const shop = await TestShop.open(order, { units: 1_000 });
    const request = { viewer: shop.viewer(), key: newId() };

    const answers = await Promise.all(Array.from({ length: 1_000 }, () => shop.buy(request)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await shop.stock()).toMatchObject({ reserved: 1 });
    const placed = (await order.publishedAs(orderPlaced)).filter(({ data }) => data.accountId === shop.accountId);
    expect(placed).toHaveLength(1);
  });

  it('is refused for another body, whether that would succeed or not', async () => {
    const shop = await TestShop.open(order, { units: 5 });
    const request = { viewer: shop.viewer(), key: newId() };
    await shop.buy(request);

    for (const quantity of [2, 900])
      expect(await shop.buy({ ...request, body: shop.body(quantity) })).toMatchObject({
        status: 409,
        body: { code: 'order.idempotency_key_reused' },
      });
    expect(await shop.stock()).toMatchObject({ reserved: 1 });
  });

  it('is not used up by a refusal', async () => {
    const shop = await TestShop.open(order, { units: 0 });
    const request = { viewer: shop.viewer(), key: newId() };
    expect(await shop.buy(request)).toMatchObject({ status: 409 });
    await shop.allocate(1);

    expect(await shop.buy(request)).toMatchObject({ status: 201 });
  });

  it('is each viewer’s and each account’s own', async () => {
    const [one, other] = [await TestShop.open(order), await TestShop.open(order)];
    const key = newId();

    const answers = await Promise.all([
      one.buy({ viewer: one.viewer('a'), key }),
      one.buy({ viewer: one.viewer('b'), key }),
      other.buy({ viewer: other.viewer('a'), key }),
    ]);

    expect(new Set(answers.map(({ body }) => body.orderId)).size).toBe(3);
  });

  it('makes one order in each account of four hundred requests at once, half of them with other bodies', async () => {
    const shops = [await TestShop.open(order), await TestShop.open(order)];
    const key = newId();
    const viewers = shops.map((shop) => shop.viewer('same-name'));

    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, n) => {
        const shop = shops[n % 2] as TestShop;
        return shop.buy({ viewer: viewers[n % 2] as TestHttp, key, body: shop.body(n % 4 < 2 ? 1 : 2) });
      }),
    );

    for (const [index, shop] of shops.entries()) {
      const here = answers.filter((_, n) => n % 2 === index);
      const placed = here.filter(({ status }) => status === 201);
      expect(new Set(placed.map(({ body }) => body.orderId)).size).toBe(1);
      expect(placed).toHaveLength(100);
      expect(here.filter(({ body }) => body.code === 'order.idempotency_key_reused')).toHaveLength(100);
      expect(await shop.stock()).toMatchObject({ reserved: placed[0]?.body.lines[0].quantity });
    }
  });
});
