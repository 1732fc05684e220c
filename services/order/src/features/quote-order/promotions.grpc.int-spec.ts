import { status } from '@grpc/grpc-js';
import { protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, TestGrpc } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { TestShop } from '../../testing/shop.js';

const timestamp = (ms: number) => ({ seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1_000_000 });

describe('shopcast.promotion.v1.PromotionService', () => {
  let order: ServiceUnderTest;
  let promotions: TestGrpc;
  let orders: TestGrpc;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.order, protos.promotion] });
    promotions = TestGrpc.to(order.grpcUrl, protos.promotion, 'PromotionService');
    orders = TestGrpc.to(order.grpcUrl, protos.order, 'OrderService');
  });
  afterAll(async () => {
    promotions.close();
    orders.close();
    await order.stop();
  });

  const asViewer = (shop: TestShop, viewerId: string) => ({
    authorization: `Bearer ${order.credentials.viewer(shop.accountId, viewerId)}`,
    'idempotency-key': newId(),
  });
  const asStaff = (shop: TestShop) => ({
    authorization: `Bearer ${order.credentials.staff(shop.accountId)}`,
    'idempotency-key': newId(),
  });
  const campaign = () => ({
    title: '20 % off',
    currency: 'CNY',
    discount: { kind: 'DISCOUNT_KIND_PERCENTAGE', basisPoints: 2_000 },
    stock: 5,
    claimUntil: timestamp(Date.now() + 3_600_000),
  });

  it('opens, drops, claims, quotes and uses coupons like REST does', async () => {
    const shop = await TestShop.open(order);
    const [staff, viewer] = [asStaff(shop), asViewer(shop, 'v')];
    const opened = await promotions.call('OpenCampaign', campaign(), staff);
    expect(opened).toMatchObject({
      campaign: {
        discount: { kind: 'DISCOUNT_KIND_PERCENTAGE', basisPoints: 2_000 },
        ...{ perViewer: 1, stock: 5, free: 5, claimed: 0, listingIds: [] },
      },
    });
    const { campaignId } = opened['campaign'];
    const { sessionId } = shop;

    const drop = await promotions.call('DropCoupons', { sessionId, campaignId }, staff);
    const claimed = await promotions.call('ClaimCoupon', { sessionId, campaignId }, viewer);
    const { couponId } = claimed['coupon'];
    const basket = { ...shop.body(2), couponIds: [couponId] };
    const { quote } = (await promotions.call('QuoteOrder', basket, viewer)) as Record<'quote', { token: string }>;
    const placed = await orders.call('PlaceOrder', { ...basket, quote: quote.token }, viewer);

    expect(drop['droppedAt'].seconds).toBeGreaterThan(0);
    expect(claimed).toMatchObject({ coupon: { status: 'COUPON_STATUS_CLAIMED', viewerId: 'v', orderId: '' } });
    expect(quote).toMatchObject({
      lines: [{ priceKind: 'PRICE_KIND_LIST', unitPriceMinor: 9_900, discountMinor: 3_960, netMinor: 15_840 }],
      subtotalMinor: 19_800,
      totalMinor: 15_840,
    });
    expect(placed).toMatchObject({ order: { totalMinor: 15_840, discountMinor: 3_960, coupons: [{ couponId }] } });
    expect(await promotions.call('ListCoupons', {}, viewer)).toMatchObject({
      coupons: [{ couponId, status: 'COUPON_STATUS_USED', orderId: placed['order'].orderId }],
      nextPageToken: '',
    });
    expect(await promotions.call('GetCampaign', { campaignId }, staff)).toMatchObject({
      campaign: { free: 4, used: 1 },
    });
    expect((await promotions.call('ListCampaigns', { pageSize: 1 }, staff))['campaigns']).toHaveLength(1);
  });

  it('sets, lists and removes purchase limits and the first-order gift', async () => {
    const shop = await TestShop.open(order);
    const [staff, { listingId, skuId }] = [asStaff(shop), shop.item];

    const { limit } = await promotions.call('SetPurchaseLimit', { listingId, units: 2 }, staff);
    expect(limit).toMatchObject({ listingId, skuId: '', span: 'LIMIT_SPAN_EVER', units: 2 });
    expect((await promotions.call('ListPurchaseLimits', {}, staff))['limits']).toEqual([limit]);
    expect(await promotions.call('RemovePurchaseLimit', { limitId: limit.limitId }, staff)).toEqual({});

    expect(await promotions.call('SetFirstOrderGift', { gift: { listingId, skuId } }, staff)).toEqual({
      gift: { listingId, skuId, quantity: 1 },
    });
    expect((await promotions.call('GetFirstOrderGift', {}, staff))['gift']).toMatchObject({ skuId });
    expect(await promotions.call('RemoveFirstOrderGift', {}, staff)).toEqual({});
    expect(await promotions.call('GetFirstOrderGift', {}, staff)).toEqual({
      refused: { status: status.NOT_FOUND, code: 'gift.not_found' },
    });
  });

  it('refuses with the same codes as REST', async () => {
    const shop = await TestShop.open(order);
    const [staff, viewer] = [asStaff(shop), asViewer(shop, 'v')];
    const forged = { ...shop.body(), quote: 'a.b.c' };

    expect(await orders.call('PlaceOrder', forged, viewer)).toMatchObject({ refused: { code: 'order.quote_invalid' } });
    expect(await promotions.call('OpenCampaign', campaign(), viewer)).toMatchObject({
      refused: { status: status.PERMISSION_DENIED },
    });
    expect(await promotions.call('QuoteOrder', { ...shop.body(), couponIds: [newId()] }, viewer)).toEqual({
      refused: { status: status.NOT_FOUND, code: 'coupon.not_found' },
    });
    for (const bad of [
      {},
      { ...campaign(), discount: { kind: 'DISCOUNT_KIND_UNSPECIFIED' } },
      { ...campaign(), discount: { kind: 'DISCOUNT_KIND_AMOUNT', basisPoints: 1 } },
      { ...campaign(), claimUntil: { seconds: 1e15, nanos: 0 } },
      { ...campaign(), stock: -1 },
    ])
      expect(await promotions.call('OpenCampaign', bad, staff)).toMatchObject({
        refused: { status: status.INVALID_ARGUMENT, code: 'request.invalid' },
      });
    for (const [method, bad] of [
      ['SetFirstOrderGift', {}],
      ['SetPurchaseLimit', { units: 0 }],
      ['ClaimCoupon', { campaignId: 'x' }],
      ['ListCampaigns', { pageSize: 101 }],
    ] as const)
      expect(await promotions.call(method, bad, method === 'ClaimCoupon' ? viewer : staff)).toMatchObject({
        refused: { code: 'request.invalid' },
      });
  });
});
