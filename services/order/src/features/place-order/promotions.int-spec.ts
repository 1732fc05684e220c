import { couponReturned, couponUsed, orderPaid, orderPlaced } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, TestHttp, type TestResponse } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { couponOf, ledgerOf } from '../../testing/coupons.js';
import { movementsOf } from '../../testing/ledger.js';
import { callBack, callbackOf } from '../../testing/payments.js';
import { secondProcess } from '../../testing/second-process.js';
import { TestShop } from '../../testing/shop.js';

const count = (answers: readonly TestResponse[], status: number, code?: string) =>
  answers.filter((answer) => answer.status === status && (code === undefined || answer.body.code === code)).length;
const countersOf = (order: ServiceUnderTest, shop: TestShop) =>
  order.database
    .query<{ units: number }>(asService, `SELECT units::int FROM tallies WHERE account_id = $1 ORDER BY units`, [
      shop.accountId,
    ])
    .then((rows) => rows.map(({ units }) => units));

describe('orders with promotions', () => {
  let order: ServiceUnderTest;
  let second: Awaited<ReturnType<typeof secondProcess>>;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
    second = await secondProcess();
  });
  afterAll(async () => {
    await second.stop();
    await order.stop();
  });

  /** Asks both processes at once, as these viewers. */
  const atOnce = (shop: TestShop, requests: readonly { viewerId: string; body: unknown }[]) =>
    Promise.all(
      requests.map(({ viewerId, body }, n) => {
        const token = order.credentials.viewer(shop.accountId, viewerId);
        return shop.buy({ viewer: new TestHttp(n % 2 === 0 ? order.url : second.url, token), body });
      }),
    );
  const cancel = (shop: TestShop, orderId: string) => shop.staff.post(`/v1/orders/${orderId}/cancellation`).send({});

  describe('a coupon', () => {
    it('takes its amount off; facts, payment and answers say what is paid', async () => {
      const shop = await TestShop.open(order);
      const viewer = shop.viewer('v');
      const { couponId, campaignId } = await couponOf(shop, viewer);

      const { status, body } = await shop.buy({ viewer, body: { ...shop.body(2), couponIds: [couponId] } });

      expect({ status, body }).toMatchObject({
        status: 201,
        body: {
          lines: [{ quantity: 2, unitPriceMinor: 9_900, discountMinor: 1_000, netMinor: 18_800 }],
          coupons: [{ couponId, campaignId, discountMinor: 1_000 }],
          discountMinor: 1_000,
          totalMinor: 18_800,
        },
      });
      expect(await callBack(order, callbackOf(body))).toMatchObject({ status: 204 });
      expect(await ledgerOf(order, shop, campaignId)).toEqual({ free: 99, claimed: 0, used: 1 });
      const mine = <T extends { orderId?: string }>(events: readonly { data: T }[]) =>
        events.filter(({ data }) => data.orderId === body.orderId).map(({ data }) => data);
      const told = {
        totalMinor: 18_800,
        discountMinor: 1_000,
        couponIds: [couponId],
        lines: [{ discountMinor: 1_000 }],
      };
      expect(mine(await order.publishedAs(orderPlaced))).toMatchObject([told]);
      expect(mine(await order.publishedAs(orderPaid))).toMatchObject([told]);
      expect(mine(await order.publishedAs(couponUsed))).toMatchObject([
        { couponId, discountMinor: 1_000, viewerId: 'v' },
      ]);
      expect((await viewer.get('/v1/coupons')).body.items).toMatchObject([{ status: 'used', orderId: body.orderId }]);
    });

    it('is used by one of many orders that ask for it at once, for different products in two processes', async () => {
      const shop = await TestShop.open(order, { units: 100 });
      const items = [shop.item, await shop.list({ units: 100 })];
      const { couponId, campaignId } = await couponOf(shop, shop.viewer('v'));

      const answers = await atOnce(
        shop,
        Array.from({ length: 40 }, (_, n) => ({
          viewerId: 'v',
          body: { ...shop.body(1, items[n % 2]), couponIds: [couponId] },
        })),
      );

      expect([count(answers, 201), count(answers, 409, 'coupon.used')]).toEqual([1, 39]);
      expect(await ledgerOf(order, shop, campaignId)).toMatchObject({ claimed: 0, used: 1 });
    });

    it('comes back when its order is cancelled, once, and can be used again', async () => {
      const shop = await TestShop.open(order);
      const viewer = shop.viewer();
      const { couponId, campaignId } = await couponOf(shop, viewer);
      const body = { ...shop.body(), couponIds: [couponId] };
      const first = await shop.buy({ viewer, body });

      await Promise.all([cancel(shop, first.body.orderId), cancel(shop, first.body.orderId)]);

      expect(await ledgerOf(order, shop, campaignId)).toEqual({ free: 99, claimed: 1, used: 0 });
      expect(await shop.buy({ viewer, body })).toMatchObject({ status: 201, body: { totalMinor: 8_900 } });
      const returned = (await order.publishedAs(couponReturned)).filter(({ data }) => data.couponId === couponId);
      expect(returned.map(({ data }) => data.orderId)).toEqual([first.body.orderId]);
    });

    it('that another order uses meanwhile sends a late payment back', async () => {
      const shop = await TestShop.open(order);
      const viewer = shop.viewer();
      const { couponId, campaignId } = await couponOf(shop, viewer);
      const body = { ...shop.body(), couponIds: [couponId] };
      const [first, again] = [await shop.buy({ viewer, body }), { viewer, body }];
      await cancel(shop, first.body.orderId);
      await shop.buy(again);

      expect(await callBack(order, callbackOf(first.body))).toMatchObject({ status: 204 });

      expect((await shop.staff.get(`/v1/orders/${first.body.orderId}`)).body.status).toBe('cancelled');
      expect(await ledgerOf(order, shop, campaignId)).toMatchObject({ used: 1 });
      expect(await shop.stock()).toMatchObject({ reserved: 1, sold: 0 });
    });

    it('that is still there lets a late payment buy after all', async () => {
      const shop = await TestShop.open(order);
      const viewer = shop.viewer();
      const { couponId, campaignId } = await couponOf(shop, viewer);
      const { body } = await shop.buy({ viewer, body: { ...shop.body(), couponIds: [couponId] } });
      await cancel(shop, body.orderId);

      await callBack(order, callbackOf(body));

      expect((await shop.staff.get(`/v1/orders/${body.orderId}`)).body.status).toBe('paid');
      expect(await ledgerOf(order, shop, campaignId)).toEqual({ free: 99, claimed: 0, used: 1 });
    });

    it('is refused with its own code, and nothing changes', async () => {
      const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
      const viewer = shop.viewer('v');
      const mine = await couponOf(shop, viewer, { minimumSpendMinor: 9_901 });
      const theirs = await couponOf(foreign, foreign.viewer('v'));
      const neighbours = await couponOf(shop, shop.viewer('w'));
      const buyWith = (couponIds: unknown) => shop.buy({ viewer, body: { ...shop.body(), couponIds } });

      for (const couponId of [theirs.couponId, neighbours.couponId, newId()])
        expect(await buyWith([couponId])).toMatchObject({ status: 404, body: { code: 'coupon.not_found', couponId } });
      expect(await buyWith([mine.couponId])).toMatchObject({
        status: 422,
        body: { code: 'coupon.not_applicable', reason: 'minimum_spend', minimumSpendMinor: 9_901, spendMinor: 9_900 },
      });
      const tooMany = Array.from({ length: 11 }, () => newId());
      for (const bad of ['x', [1], ['x'], [mine.couponId, mine.couponId.toUpperCase()], tooMany, null, {}])
        expect(await buyWith(bad)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect(await shop.stock()).toMatchObject({ reserved: 0 });
      expect(await ledgerOf(order, shop, mine.campaignId)).toMatchObject({ claimed: 1, used: 0 });
    });

    it('that has expired is refused even before it is taken back', async () => {
      const shop = await TestShop.open(order);
      const viewer = shop.viewer();
      const { couponId, campaignId } = await couponOf(shop, viewer);
      await order.database.query(
        asService,
        `UPDATE coupon_campaigns SET claim_from = '2026-01-01', claim_until = '2026-01-02', usable_until = '2026-01-02'
         WHERE campaign_id = $1`,
        [campaignId],
      );

      expect(await shop.buy({ viewer, body: { ...shop.body(), couponIds: [couponId] } })).toMatchObject({
        status: 409,
        body: { code: 'coupon.expired' },
      });
    });
  });

  describe('a coupon that takes everything off', () => {
    const everything = { discount: { kind: 'percentage', basisPoints: 10_000 } };

    it('makes an order that is paid at once, through nobody; the same request again is the same order', async () => {
      const shop = await TestShop.open(order);
      const viewer = shop.viewer();
      const { couponId, campaignId } = await couponOf(shop, viewer, everything);
      const asked = { viewer, key: newId(), body: { ...shop.body(2), couponIds: [couponId] } };

      const [first, again] = [await shop.buy(asked), await shop.buy(asked)];

      expect(first).toMatchObject({
        status: 201,
        body: { status: 'paid', totalMinor: 0, discountMinor: 19_800, payment: { provider: 'none', payUrl: null } },
      });
      expect(again.body).toEqual(first.body);
      const { orderId } = first.body;
      expect((await viewer.get(`/v1/orders/${orderId}`)).body).toEqual(first.body);
      expect(await shop.stock()).toMatchObject({ reserved: 0, sold: 2 });
      expect(await ledgerOf(order, shop, campaignId)).toMatchObject({ claimed: 0, used: 1 });
      const paid = (await order.publishedAs(orderPaid)).filter(({ data }) => data.orderId === orderId);
      expect(paid.map(({ data }) => data)).toMatchObject([{ totalMinor: 0, newBuyer: true }]);
      const { items } = (await viewer.get(`/v1/orders/${orderId}/timeline`)).body;
      expect(items).toMatchObject([{ what: 'placed' }, { what: 'paid', version: 2, actor: { kind: 'viewer' } }]);
      expect(await viewer.post(`/v1/orders/${orderId}/cancellation`).send({})).toMatchObject({ status: 409 });
    });

    it('is refunded with its units and without money, once', async () => {
      const shop = await TestShop.open(order);
      const viewer = shop.viewer();
      const { couponId } = await couponOf(shop, viewer, everything);
      const { orderId } = (await shop.buy({ viewer, body: { ...shop.body(), couponIds: [couponId] } })).body;
      const key = newId();
      const refund = () => shop.staff.post(`/v1/orders/${orderId}/refunds`).set('idempotency-key', key).send({});

      const [first, again] = [await refund(), await refund()];

      expect(first).toMatchObject({ status: 201, body: { refundMinor: 0, refundedTotalMinor: 0 } });
      expect(again.body).toEqual(first.body);
      expect(await shop.stock()).toMatchObject({ free: 10, sold: 0 });
      expect((await shop.staff.get(`/v1/orders/${orderId}/refunds`)).body.items).toMatchObject([
        { amountMinor: 0, state: 'made' },
      ]);
    });

    it('makes one first purchase of its viewer, whatever is paid at the same moment', async () => {
      const shop = await TestShop.open(order, { units: 100 });
      const other = await shop.list({ units: 100 });
      const viewer = shop.viewer('v');
      const coupons = await Promise.all(Array.from({ length: 8 }, () => couponOf(shop, viewer, everything)));
      const waiting = await Promise.all(Array.from({ length: 8 }, () => shop.buy({ viewer })));

      const [answers] = await Promise.all([
        atOnce(
          shop,
          coupons.map(({ couponId }, n) => ({
            viewerId: 'v',
            body: { ...shop.body(1, n % 4 < 2 ? shop.item : other), couponIds: [couponId] },
          })),
        ),
        ...waiting.map(({ body }) => callBack(order, callbackOf(body))),
      ]);

      expect(count(answers, 201)).toBe(8);
      const paid = (await order.publishedAs(orderPaid)).filter(({ data }) => data.accountId === shop.accountId);
      expect(paid.map(({ data }) => data.newBuyer).filter(Boolean)).toHaveLength(1);
      expect(paid).toHaveLength(16);
    });
  });

  describe('a purchase limit', () => {
    const limit = (shop: TestShop, changes: object = {}) =>
      shop.staff.put('/v1/purchase-limits').send({ listingId: shop.item.listingId, units: 2, ...changes });

    it('of two lets one buyer have two units of fifty orders at once in two processes', async () => {
      const shop = await TestShop.open(order, { units: 100 });
      await limit(shop).expect(200);

      const answers = await atOnce(
        shop,
        Array.from({ length: 50 }, () => ({ viewerId: 'v', body: shop.body() })),
      );

      expect([count(answers, 201), count(answers, 409, 'order.limit_exceeded')]).toEqual([2, 48]);
      expect(await shop.stock()).toMatchObject({ reserved: 2 });
      expect(await shop.buy({ viewer: shop.viewer('w') })).toMatchObject({ status: 201 });
    });

    it('that spans several products holds when they are ordered at once', async () => {
      const shop = await TestShop.open(order, { units: 100 });
      const other = await shop.list({ units: 100 });
      await limit(shop, { listingId: undefined, span: 'session', units: 3 }).expect(200);

      const answers = await atOnce(
        shop,
        Array.from({ length: 40 }, (_, n) => ({ viewerId: 'v', body: shop.body(1, n % 4 < 2 ? shop.item : other) })),
      );

      expect([count(answers, 201), count(answers, 409, 'order.limit_exceeded')]).toEqual([3, 37]);
      const [one, two] = [await shop.stock(), await shop.stock(other)];
      expect(one.reserved + two.reserved).toBe(3);
    });

    it('has room again when an order is cancelled, and holds no more when it is removed', async () => {
      const shop = await TestShop.open(order);
      const { body: set } = await limit(shop, { units: 1 });
      const viewer = shop.viewer();
      const { body } = await shop.buy({ viewer });
      expect(await shop.buy({ viewer })).toMatchObject({
        status: 409,
        body: { code: 'order.limit_exceeded', exceeded: [{ limitId: set.limitId, allowed: 1, requested: 1, left: 0 }] },
      });

      await cancel(shop, body.orderId);
      expect(await shop.buy({ viewer })).toMatchObject({ status: 201 });
      await shop.staff.delete(`/v1/purchase-limits/${set.limitId}`).expect(204);
      expect(await shop.buy({ viewer })).toMatchObject({ status: 201 });
    });

    it('is one for each place and span, and the account’s own', async () => {
      const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
      const { skuId } = shop.item;
      const first = await limit(shop, { skuId });
      const second = await limit(shop, { skuId, units: 5 });
      const third = await limit(shop, { skuId, span: 'session' });

      expect(second.body).toEqual({ ...first.body, units: 5 });
      expect((await shop.staff.get('/v1/purchase-limits')).body.items).toEqual([second.body, third.body]);
      expect((await foreign.staff.get('/v1/purchase-limits')).body.items).toEqual([]);
      const path = `/v1/purchase-limits/${first.body.limitId}`;
      expect(await foreign.staff.delete(path)).toMatchObject({ status: 404, body: { code: 'order.limit_not_found' } });
      expect(await shop.viewer().delete(path)).toMatchObject({ status: 403 });
      for (const [bad, status] of [
        [{ units: 0 }, 400],
        [{ units: 1.5 }, 400],
        [{ span: 'week' }, 400],
        [{ listingId: 'x' }, 400],
        [{ listingId: undefined, skuId }, 422],
        [{ listingId: foreign.item.listingId }, 404],
        [{ skuId: foreign.item.skuId }, 404],
      ] as const)
        expect([bad, (await limit(shop, bad)).status]).toEqual([bad, status]);
    });
  });

  it('a live price for a limited number of units is charged for exactly that many', async () => {
    const shop = await TestShop.open(order, { units: 100 });
    await shop.setLivePrice(5_000, Date.now() - 1_000, null, { unitsAtPrice: 10 });

    const answers = await atOnce(
      shop,
      Array.from({ length: 40 }, (_, n) => ({ viewerId: `viewer-${n}`, body: shop.body() })),
    );

    const totals = answers.map(({ body }) => body.totalMinor);
    expect([
      totals.filter((total) => total === 5_000).length,
      totals.filter((total) => total === 9_900).length,
    ]).toEqual([...[10, 30]]);
    const [cheap] = answers.filter(({ body }) => body.totalMinor === 5_000);
    await cancel(shop, cheap?.body.orderId);
    expect((await shop.buy()).body.totalMinor).toBe(5_000);
    expect((await shop.buy()).body.totalMinor).toBe(9_900);
    expect(await countersOf(order, shop)).toEqual([10]);
  });

  describe('a first-order gift', () => {
    const give = async (shop: TestShop, gifts: number) => {
      const item = await shop.list({ units: gifts });
      const { listingId, skuId } = item;
      await shop.staff.put('/v1/first-order-gift').send({ listingId, skuId }).expect(200);
      return item;
    };

    it('goes to as many new buyers as there are gifts, one each, in two processes at once', async () => {
      const shop = await TestShop.open(order, { units: 100 });
      const item = await give(shop, 5);

      const answers = await atOnce(
        shop,
        Array.from({ length: 60 }, (_, n) => ({ viewerId: `viewer-${n % 20}`, body: shop.body() })),
      );

      const gifted = answers.filter(({ body }) => body.gifts.length > 0);
      expect(count(answers, 201)).toBe(60);
      expect(gifted).toHaveLength(5);
      expect(new Set(gifted.map(({ body }) => body.viewerId)).size).toBe(5);
      expect(gifted[0]?.body).toMatchObject({ totalMinor: 9_900, gifts: [{ skuId: item.skuId, quantity: 1 }] });
      expect(await shop.stock(item)).toEqual({ allocated: 5, reserved: 5, sold: 0, free: 0 });
      expect(await movementsOf(order, item)).toEqual({ allocated: 5, reserved: 5, sold: 0 });
    });

    it('comes back with an order that is cancelled, is sold with one that is paid, and is for new buyers alone', async () => {
      const shop = await TestShop.open(order);
      const item = await give(shop, 5);
      const viewer = shop.viewer();
      const first = (await shop.buy({ viewer })).body;
      await cancel(shop, first.orderId);
      expect(await shop.stock(item)).toMatchObject({ reserved: 0 });

      const second = (await shop.buy({ viewer })).body;
      await callBack(order, callbackOf(second));

      expect([first.gifts.length, second.gifts.length]).toEqual([1, 1]);
      expect(await shop.stock(item)).toMatchObject({ reserved: 0, sold: 1 });
      expect((await shop.buy({ viewer })).body.gifts).toEqual([]);
    });

    it('is the account’s to choose', async () => {
      const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
      const path = '/v1/first-order-gift';
      expect(await shop.staff.get(path)).toMatchObject({ status: 404, body: { code: 'gift.not_found' } });
      const { listingId, skuId } = await give(shop, 1);

      expect((await shop.staff.get(path)).body).toEqual({ listingId, skuId, quantity: 1 });
      expect(await foreign.staff.get(path)).toMatchObject({ status: 404 });
      expect(await foreign.staff.put(path).send({ listingId, skuId })).toMatchObject({ status: 404 });
      expect(await shop.viewer().put(path).send({ listingId, skuId })).toMatchObject({ status: 403 });
      for (const bad of [{}, { listingId }, { listingId, skuId, quantity: 0 }, { listingId, skuId, price: 1 }])
        expect(await shop.staff.put(path).send(bad)).toMatchObject({ status: 400 });
      await shop.staff.delete(path).expect(204);
      expect((await shop.buy()).body.gifts).toEqual([]);
    });
  });
});
