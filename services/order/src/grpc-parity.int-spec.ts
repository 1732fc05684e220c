import { status } from '@grpc/grpc-js';
import { protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from './order.module.js';
import { OrderClient } from './testing/order-client.js';
import { callBack, callbackOf } from './testing/payments.js';
import { TestShop } from './testing/shop.js';

describe('what REST does with orders, gRPC does', () => {
  let order: ServiceUnderTest;
  let shop: TestShop;
  let staff: OrderClient;
  const clients: OrderClient[] = [];
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.order] });
  });
  beforeEach(async () => {
    shop = await TestShop.open(order);
    staff = clientWith(order.credentials.staff(shop.accountId));
  });
  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  afterAll(() => order.stop());

  const clientWith = (token: string): OrderClient => {
    const client = new OrderClient(order.grpcUrl, token);
    clients.push(client);
    return client;
  };
  const viewer = (viewerId: string): OrderClient => clientWith(order.credentials.viewer(shop.accountId, viewerId));
  const paid = async () => {
    const { body } = await shop.buy({ body: shop.body(2) });
    await callBack(order, callbackOf(body));
    return body;
  };

  it('lists orders in pages, and viewers their own', async () => {
    const foreign = await TestShop.open(order);
    const placed = [(await shop.buy()).body, (await shop.buy()).body, (await shop.buy()).body];
    await foreign.buy();

    const first = await staff.call('listOrders', { pageSize: 2 });
    const rest = await staff.call('listOrders', { pageSize: 2, pageToken: first.nextPageToken });
    const ids = [...first.orders, ...rest.orders].map(({ orderId }: { orderId: string }) => orderId);
    expect(ids).toEqual(placed.map(({ orderId }) => orderId).reverse());
    expect(rest.nextPageToken).toBe('');
    expect((await staff.call('listOrders', { sessionId: foreign.sessionId })).orders).toEqual([]);
    const own = await viewer(placed[0].viewerId).call('listOrders', {});
    expect(own.orders).toMatchObject([{ orderId: placed[0].orderId, refundedMinor: 0, cancelReason: '' }]);
    for (const wrong of [{ pageSize: 101 }, { pageSize: -1 }, { pageToken: 'x' }, { sessionId: 'x' }])
      expect(await staff.call('listOrders', wrong)).toMatchObject({ error: { code: 'request.invalid' } });
  });

  it('cancels, for the buyer and for staff, with their reasons', async () => {
    const [one, two] = [(await shop.buy()).body, (await shop.buy()).body];

    const mine = await viewer(one.viewerId).call('cancelOrder', { orderId: one.orderId });
    const theirs = await staff.call('cancelOrder', { orderId: two.orderId, reason: 'viewer_request' });

    for (const { order: cancelled } of [mine, theirs])
      expect(cancelled).toMatchObject({ status: 'ORDER_STATUS_CANCELLED', cancelReason: 'viewer_request' });
    expect(await shop.stock()).toMatchObject({ reserved: 0 });
    expect(await viewer('somebody').call('cancelOrder', { orderId: one.orderId })).toEqual({
      error: { status: status.NOT_FOUND, code: 'order.not_found' },
    });
    expect(await staff.call('cancelOrder', { orderId: one.orderId, reason: 'payment_failed' })).toMatchObject({
      error: { code: 'request.invalid' },
    });
    expect(await staff.call('cancelOrder', { orderId: (await paid()).orderId })).toEqual({
      error: { status: status.FAILED_PRECONDITION, code: 'order.not_cancellable' },
    });
  });

  it('refunds a part, then all that is left, each once for its key', async () => {
    const [{ orderId, viewerId }, key] = [await paid(), newId()];

    const part = await staff.call('refundOrder', { orderId, amountMinor: 5_000 }, key);
    const again = await staff.call('refundOrder', { orderId, amountMinor: 5_000 }, key);
    const rest = await staff.call('refundOrder', { orderId });

    expect(part).toMatchObject({ orderId, refundMinor: 5_000, refundedTotalMinor: 5_000, currency: 'CNY' });
    expect(again).toEqual(part);
    expect(rest).toMatchObject({ refundMinor: 14_800, refundedTotalMinor: 19_800 });
    expect((await staff.call('getOrder', { orderId })).order).toMatchObject({
      status: 'ORDER_STATUS_REFUNDED',
      refundedMinor: 19_800,
    });
    expect(await staff.call('refundOrder', { orderId, amountMinor: -1 })).toMatchObject({
      error: { code: 'request.invalid' },
    });
    expect(await viewer(viewerId).call('refundOrder', { orderId })).toMatchObject({
      error: { status: status.PERMISSION_DENIED },
    });
  });

  it('shows the stock of a listing to its account', async () => {
    const { listingId, skuId, allocationId } = shop.item;
    await shop.buy({ body: shop.body(3) });
    const foreign = clientWith(order.credentials.staff(newId()));

    expect(await staff.call('getStock', { listingId })).toEqual({
      listingId,
      items: [{ skuId, allocationId, allocated: 10, reserved: 3, offered: 0, sold: 0, free: 7 }],
    });
    expect(await foreign.call('getStock', { listingId })).toEqual({
      error: { status: status.NOT_FOUND, code: 'listing.not_found' },
    });
  });
});
