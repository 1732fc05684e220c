import { orderReceived, orderShipped, protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { OrderModule } from '../../order.module.js';
import { GrpcCaller } from '../../testing/grpc-caller.js';
import { pay } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

const parcel = { carrier: 'SF Express', trackingNumber: 'SF1234567890' };

describe('POST /v1/orders/:orderId/shipments', () => {
  let order: ServiceUnderTest;
  let grpc: GrpcCaller;
  beforeAll(async () => {
    order = await startService(OrderModule, {
      service: 'order',
      grpc: [protos.fulfilment],
      env: { ORDER_RECEIVED_AFTER_SECONDS: '2' },
    });
    grpc = GrpcCaller.to(order, protos.fulfilment, 'FulfilmentService');
  });
  afterAll(async () => {
    grpc.close();
    await order.stop();
  });

  const paidOrder = async (shop: TestShop, quantity = 3) => {
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer, body: shop.body(quantity) });
    await pay(order, viewer, body);
    return body;
  };
  const ship = (shop: TestShop, orderId: string, body: object = parcel, key: string = newId()) =>
    shop.staff.post(`/v1/orders/${orderId}/shipments`).set('idempotency-key', key).send(body);
  const some = ({ item: { listingId, skuId } }: TestShop, quantity: number) => [{ listingId, skuId, quantity }];
  const fulfilment = async (shop: TestShop, orderId: string) =>
    (await shop.staff.get(`/v1/orders/${orderId}`).expect(200)).body.fulfilment;
  const factsOf = async (contract: typeof orderShipped | typeof orderReceived, orderId: string) =>
    (await order.publishedAs<{ orderId: string }>(contract))
      .filter(({ data }) => data.orderId === orderId)
      .map(({ data }) => data);

  it('sends the units in several shipments, each told once, however often it is asked', async () => {
    const shop = await TestShop.open(order);
    const { orderId } = await paidOrder(shop);
    expect(await fulfilment(shop, orderId)).toEqual({ state: 'unshipped', shipments: [], returns: [] });
    const key = newId();

    const firsts = await Promise.all(
      Array.from({ length: 5 }, () => ship(shop, orderId, { ...parcel, lines: some(shop, 2) }, key)),
    );
    expect(new Set(firsts.map(({ status, body }) => `${status} ${body.shipmentId}`)).size).toBe(1);
    expect(await fulfilment(shop, orderId)).toMatchObject({ state: 'partly_shipped', shipments: [{ ...parcel }] });
    const rest = await ship(shop, orderId);

    expect(rest).toMatchObject({ status: 201, body: { ...parcel, lines: some(shop, 1), receivedAt: null } });
    expect(await fulfilment(shop, orderId)).toMatchObject({ state: 'shipped' });
    expect(await factsOf(orderShipped, orderId)).toMatchObject([
      { ...parcel, shipmentId: firsts[0]?.body.shipmentId, lines: some(shop, 2), complete: false },
      { ...parcel, shipmentId: rest.body.shipmentId, lines: some(shop, 1), complete: true },
    ]);
    expect(await shop.stock()).toMatchObject({ sold: 3 });
  });

  it('refuses what cannot be sent, with a code of its own', async () => {
    const shop = await TestShop.open(order);
    const unpaid = (await shop.buy()).body.orderId as string;
    const { orderId } = await paidOrder(shop);
    const line = { listingId: newId(), skuId: newId(), quantity: 1 };
    const key = newId();
    await ship(shop, orderId, { ...parcel, lines: some(shop, 1) }, key).expect(201);

    for (const [refused, status, code] of [
      [await ship(shop, unpaid), 409, 'order.not_shippable'],
      [await ship(shop, orderId, { ...parcel, lines: some(shop, 3) }), 422, 'order.too_many_units'],
      [await ship(shop, orderId, { ...parcel, lines: [line] }), 422, 'order.line_unknown'],
      [
        await ship(shop, orderId, { ...parcel, lines: [...some(shop, 1), ...some(shop, 1)] }),
        422,
        'order.duplicate_line',
      ],
      [await ship(shop, orderId, parcel, key), 409, 'order.idempotency_key_reused'],
      [await ship(shop, orderId, { ...parcel, lines: [] }), 400, 'request.invalid'],
      [await ship(shop, orderId, { ...parcel, trackingNumber: '\u0000' }), 400, 'request.invalid'],
      [await ship(shop, orderId, { carrier: 'SF' }), 400, 'request.invalid'],
      [await ship(await TestShop.open(order), orderId), 404, 'order.not_found'],
      [await shop.viewer().post(`/v1/orders/${orderId}/shipments`).send(parcel), 403, 'access.not_allowed'],
    ] as const)
      expect(refused).toMatchObject({ status, body: { code } });
    await ship(shop, orderId).expect(201);
    expect(await ship(shop, orderId)).toMatchObject({ status: 409, body: { code: 'order.nothing_left_to_ship' } });
    await shop.staff.post(`/v1/orders/${orderId}/refunds`).set('idempotency-key', newId()).send({}).expect(201);
    expect(await ship(shop, orderId)).toMatchObject({ status: 409, body: { orderStatus: 'refunded' } });
  });

  it('is received when the buyer says so, and saying it twice changes nothing', async () => {
    const shop = await TestShop.open(order);
    const { orderId, viewerId } = await paidOrder(shop);
    const receive = (caller = shop.viewer(viewerId), body: object = {}) =>
      caller.post(`/v1/orders/${orderId}/receipt`).send(body);
    expect(await receive()).toMatchObject({ status: 409, body: { code: 'order.not_receivable' } });
    await ship(shop, orderId).expect(201);

    expect(await receive(shop.viewer())).toMatchObject({ status: 404 });
    expect(await receive(shop.staff, { shipmentId: newId() })).toMatchObject({
      status: 404,
      body: { code: 'shipment.not_found' },
    });
    for (const _again of [1, 2])
      expect(await receive()).toMatchObject({
        status: 200,
        body: { state: 'received', shipments: [{ receivedBy: 'viewer', receiptDueAt: null }] },
      });
    expect(await factsOf(orderReceived, orderId)).toMatchObject([{ by: 'viewer', complete: true }]);
  });

  it('counts as received in time when nobody says anything', async () => {
    const shop = await TestShop.open(order);
    const { orderId } = await paidOrder(shop);
    const { body } = await ship(shop, orderId);

    while ((await fulfilment(shop, orderId)).state !== 'received') await sleep(50);

    const [received, ...more] = await factsOf(orderReceived, orderId);
    expect(more).toEqual([]);
    expect(received).toMatchObject({ shipmentId: body.shipmentId, by: 'timer', complete: true });
    const { items } = (await shop.staff.get(`/v1/orders/${orderId}/timeline`)).body;
    expect(items.map(({ what }: { what: string }) => what)).toEqual(['placed', 'paid', 'shipped', 'received']);
    expect(items.at(-1)).toMatchObject({ actor: { kind: 'timer', id: 'receipt_due' } });
    expect(Date.parse(items.at(-1).at)).toBeGreaterThanOrEqual(Date.parse(body.receiptDueAt));
  });

  it('holds the goods of one brand, which sends them by itself', async () => {
    const shop = await TestShop.open(order);
    const [ownBrand, otherBrand] = [newId(), newId()];
    const [own, other] = [
      await shop.list({ brandId: ownBrand }),
      await shop.list({ brandId: otherBrand, priceMinor: 500 }),
    ];
    const lines = [own, other].map(({ listingId, skuId }, n) => ({ listingId, skuId, quantity: n + 1 }));
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer, body: { sessionId: shop.sessionId, lines } });
    const groups = [
      { brandId: ownBrand, lines: [lines[0]], totalMinor: 9_900 },
      { brandId: otherBrand, lines: [lines[1]], totalMinor: 1_000 },
    ];
    expect(body.groups).toEqual(groups.map((group) => ({ ...group, fulfilmentState: null })));
    await pay(order, viewer, body);

    for (const several of [parcel, { ...parcel, lines }])
      expect(await ship(shop, body.orderId, several)).toMatchObject({
        status: 422,
        body: { code: 'order.several_brands_in_shipment', brandIds: [ownBrand, otherBrand] },
      });
    expect(await ship(shop, body.orderId, { ...parcel, brandId: ownBrand, lines: [lines[1]] })).toMatchObject({
      status: 422,
      body: { code: 'order.line_unknown' },
    });
    await ship(shop, body.orderId, { ...parcel, brandId: otherBrand }).expect(201);

    const found = (await viewer.get(`/v1/orders/${body.orderId}`).expect(200)).body;
    expect(found.fulfilment.state).toBe('partly_shipped');
    expect(found.groups).toMatchObject([{ fulfilmentState: 'unshipped' }, { fulfilmentState: 'shipped' }]);
    expect(await factsOf(orderShipped, body.orderId)).toMatchObject([{ brandId: otherBrand, lines: [lines[1]] }]);
    await ship(shop, body.orderId).expect(201);
  });

  it('does the same through gRPC', async () => {
    const shop = await TestShop.open(order);
    const { orderId, viewerId } = await paidOrder(shop);
    const staff = order.credentials.staff(shop.accountId);
    const viewer = order.credentials.viewer(shop.accountId, viewerId);
    const key = { 'idempotency-key': newId() };

    const shipped = await grpc.call('shipOrder', { orderId, ...parcel, lines: some(shop, 1) }, staff, key);
    expect(shipped).toMatchObject({ shipment: { ...parcel, lines: some(shop, 1), receivedBy: '' } });
    expect(await grpc.call('shipOrder', { orderId, ...parcel, lines: some(shop, 1) }, staff, key)).toEqual(shipped);
    expect(await grpc.call('shipOrder', { orderId, ...parcel }, viewer, key)).toEqual({ code: 'access.not_allowed' });
    expect(await grpc.call('receiveShipments', { orderId }, viewer)).toMatchObject({
      fulfilment: { orderId, state: 'FULFILMENT_STATE_PARTLY_SHIPPED', shipments: [{ receivedBy: 'viewer' }] },
    });
    expect(await grpc.call('getFulfilment', { orderId }, viewer)).toMatchObject({
      fulfilment: { returns: [], groups: [{ lines: some(shop, 3), totalMinor: 29_700 }] },
    });
  });
});
