import { listingListed, listingRepriced } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { movementsOf } from '../../testing/ledger.js';
import { TestShop } from '../../testing/shop.js';

describe('GET /v1/listings/:listingId/stock', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
  });
  afterAll(() => order.stop());

  it('follows the merchant’s allocation, but never below what is promised', async () => {
    const shop = await TestShop.open(order, { units: 10 });
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer, body: shop.body(4) });

    await shop.allocate(12);
    expect(await shop.stock()).toEqual({ allocated: 12, reserved: 4, sold: 0, free: 8 });
    await shop.allocate(3);
    expect(await shop.stock()).toEqual({ allocated: 4, reserved: 4, sold: 0, free: 0 });
    await viewer.post(`/v1/orders/${body.orderId}/cancellation`).send({}).expect(200);
    expect(await shop.stock()).toEqual({ allocated: 3, reserved: 0, sold: 0, free: 3 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 3, reserved: 0, sold: 0 });
  });

  it('is there without units for a listing of which none were allocated; such a variant is sold out', async () => {
    const shop = await TestShop.open(order);
    const { accountId } = shop;
    const [listingId, skuId] = [newId(), newId()];
    const skus = [{ skuId, title: 'Only', listPriceMinor: 100 }];
    const product = { brandId: newId(), productId: newId(), title: 'Poster', currency: 'CNY', skus };
    await order.log.tellAll([
      listingListed.of({ accountId, listingId, ...product }),
      listingRepriced.of({ accountId, listingId, skuId, listPriceMinor: 200 }),
    ]);

    expect((await shop.staff.get(`/v1/listings/${listingId}/stock`).expect(200)).body).toEqual({
      listingId,
      items: [],
    });
    expect(await shop.buy({ body: shop.body(1, { listingId, skuId, allocationId: '' }) })).toMatchObject({
      status: 409,
      body: { code: 'order.sold_out', short: [{ left: 0 }] },
    });
    await shop.allocate(1, { listingId, skuId, allocationId: newId() });
    expect(await shop.buy({ body: shop.body(1, { listingId, skuId, allocationId: '' }) })).toMatchObject({
      status: 201,
      body: { totalMinor: 200 },
    });
  });

  it('tells viewers whether they can have it, and how many are left once there are few', async () => {
    const [shop, foreign] = [await TestShop.open(order, { units: 21 }), await TestShop.open(order)];
    const address = `/v1/listings/${shop.item.listingId}/availability`;
    const told = async () => (await shop.viewer().get(address).expect(200)).body.items[0];
    const { skuId } = shop.item;

    expect(await told()).toEqual({ skuId, state: 'available', left: null });
    await shop.buy({ body: shop.body(2) });
    expect(await told()).toEqual({ skuId, state: 'scarce', left: 19 });
    await shop.buy({ body: shop.body(19) });
    expect(await told()).toEqual({ skuId, state: 'sold_out', left: 0 });
    expect(await foreign.viewer().get(address)).toMatchObject({ status: 404, body: { code: 'listing.not_found' } });
  });

  it('is for the account’s staff and the operator alone', async () => {
    const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
    const address = `/v1/listings/${shop.item.listingId}/stock`;

    expect(await foreign.staff.get(address)).toMatchObject({ status: 404, body: { code: 'listing.not_found' } });
    expect(await shop.viewer().get(address)).toMatchObject({ status: 403 });
    expect(await order.http.as(order.credentials.operatorKey).get(address)).toMatchObject({ status: 200 });
  });

  it('is summed for several listings at once, for their own account alone', async () => {
    const [shop, foreign] = [await TestShop.open(order, { units: 10 }), await TestShop.open(order, { units: 5 })];
    const { listingId } = shop.item;
    const analyst = order.http.as(order.credentials.staff(shop.accountId, ['analyst']));
    await shop.buy({ body: shop.body(4) });

    const { body } = await analyst
      .get(`/v1/stock?listingId=${listingId}&listingId=${foreign.item.listingId}`)
      .expect(200);
    expect(body).toEqual({ items: [{ listingId, allocated: 10, reserved: 4, sold: 0, free: 6 }] });
    expect(await analyst.get('/v1/stock')).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(await analyst.get('/v1/stock?listingId=1')).toMatchObject({ status: 400 });
    expect(await shop.viewer().get(`/v1/stock?listingId=${listingId}`)).toMatchObject({ status: 403 });
  });
});
