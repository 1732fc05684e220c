import { orderRefunded, orderReturned, protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { GrpcCaller } from '../../testing/grpc-caller.js';
import { movementsOf } from '../../testing/ledger.js';
import { moneyOf, pay, untilRefundsAreMade } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

const parcel = { carrier: 'SF Express', trackingNumber: 'SF1234567890' };
const reason = 'The colour is another one';

describe('POST /v1/orders/:orderId/returns', () => {
  let order: ServiceUnderTest;
  let grpc: GrpcCaller;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.fulfilment] });
    grpc = GrpcCaller.to(order, protos.fulfilment, 'FulfilmentService');
  });
  afterAll(async () => {
    grpc.close();
    await order.stop();
  });

  /** Three units, paid for and, unless nothing is, shipped. */
  const shippedOrder = async (shop: TestShop, shipped = 3) => {
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer, body: shop.body(3) });
    await pay(order, viewer, body);
    const address = `/v1/orders/${body.orderId}`;
    const lines = units(shop, shipped);
    if (shipped > 0)
      await shop.staff
        .post(`${address}/shipments`)
        .set('idempotency-key', newId())
        .send({ ...parcel, lines })
        .expect(201);
    return { viewer, address, orderId: body.orderId as string, viewerId: body.viewerId as string };
  };
  const units = ({ item: { listingId, skuId } }: TestShop, quantity: number) => [{ listingId, skuId, quantity }];
  const ask = ({ viewer, address }: Awaited<ReturnType<typeof shippedOrder>>, body: object = {}, key = newId()) =>
    viewer
      .post(`${address}/returns`)
      .set('idempotency-key', key)
      .send({ reason, ...body });
  const decide = (shop: TestShop, address: string, returnId: string, what: 'acceptance' | 'refusal', body: object) =>
    shop.staff.post(`${address}/returns/${returnId}/${what}`).send(body);

  it('takes units back, on sale again and with their money, once however often it is accepted', async () => {
    const shop = await TestShop.open(order);
    const bought = await shippedOrder(shop);
    const { address, orderId } = bought;
    const asked = await ask(bought, { lines: units(shop, 1) });
    expect(asked).toMatchObject({ status: 201, body: { state: 'requested', reason, restocked: null } });

    const answers = await Promise.all(
      [1, 2, 3].map(() => decide(shop, address, asked.body.returnId, 'acceptance', { restock: true })),
    );

    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, body: { state: 'accepted', restocked: true, refundMinor: 9_900 } });
    await untilRefundsAreMade(order);
    expect(await shop.stock()).toEqual({ allocated: 10, reserved: 0, sold: 2, free: 8 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 10, reserved: 0, sold: 2 });
    expect(await moneyOf(order, shop.accountId)).toEqual({ provider: 19_800, desk: 19_800 });
    for (const contract of [orderReturned, orderRefunded]) {
      const facts = (await order.publishedAs<{ orderId: string }>(contract)).filter(
        ({ data }) => data.orderId === orderId,
      );
      // The ledger charges the refund to these lines' brand.
      expect(facts).toMatchObject([{ data: { refundMinor: 9_900, lines: units(shop, 1) } }]);
    }
  });

  it('leaves unfit units sold, and gives no more money back than there is', async () => {
    const shop = await TestShop.open(order);
    const bought = await shippedOrder(shop);
    const { address } = bought;
    await shop.staff.post(`${address}/refunds`).set('idempotency-key', newId()).send({ amountMinor: 20_000 });
    const { returnId } = (await ask(bought)).body;

    expect(await decide(shop, address, returnId, 'acceptance', { restock: false, refundMinor: 9_701 })).toMatchObject({
      status: 422,
      body: { code: 'order.refund_too_large', leftMinor: 9_700 },
    });
    await decide(shop, address, returnId, 'acceptance', { restock: false }).expect(200);

    await untilRefundsAreMade(order);
    expect((await shop.staff.get(address)).body).toMatchObject({
      status: 'refunded',
      fulfilment: { state: 'returned', returns: [{ restocked: false, refundMinor: 9_700 }] },
    });
    expect(await shop.stock()).toMatchObject({ sold: 3, free: 7 });
    expect(await moneyOf(order, shop.accountId)).toEqual({ provider: 0, desk: 0 });
  });

  it('is another matter than a refund: what was shipped stays sold until it comes back', async () => {
    const shop = await TestShop.open(order);
    const bought = await shippedOrder(shop, 2);
    const { address } = bought;

    await shop.staff.post(`${address}/refunds`).set('idempotency-key', newId()).send({}).expect(201);
    expect(await shop.stock()).toMatchObject({ sold: 2, free: 8 });
    const { returnId } = (await ask(bought)).body;
    await decide(shop, address, returnId, 'acceptance', { restock: true }).expect(200);

    expect(await shop.stock()).toMatchObject({ sold: 0, free: 10 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 10, reserved: 0, sold: 0 });
  });

  it('can be refused with a reason, and asked for again', async () => {
    const shop = await TestShop.open(order);
    const bought = await shippedOrder(shop);
    const { address } = bought;
    const { returnId } = (await ask(bought)).body;

    for (const _again of [1, 2])
      expect(await decide(shop, address, returnId, 'refusal', { why: 'The seal is broken' })).toMatchObject({
        status: 200,
        body: { state: 'refused', refusal: 'The seal is broken' },
      });

    expect(await decide(shop, address, returnId, 'acceptance', { restock: true })).toMatchObject({
      status: 409,
      body: { code: 'return.already_decided', returnState: 'refused' },
    });
    expect(await ask(bought)).toMatchObject({ status: 201 });
    expect(await shop.stock()).toMatchObject({ sold: 3 });
  });

  it('is refused for what the buyer does not have, and to others', async () => {
    const shop = await TestShop.open(order);
    const [unshipped, bought] = [await shippedOrder(shop, 0), await shippedOrder(shop, 2)];
    const key = newId();

    expect(await ask(unshipped)).toMatchObject({ status: 409, body: { code: 'order.not_returnable' } });
    expect(await ask(bought, { lines: units(shop, 3) })).toMatchObject({
      status: 422,
      body: { code: 'order.too_many_units', left: 2 },
    });
    expect(await ask({ ...bought, viewer: shop.viewer() })).toMatchObject({ status: 404 });
    expect(await ask(bought, { reason: ' ' })).toMatchObject({ status: 400 });
    const { returnId } = (await ask(bought, {}, key).expect(201)).body;
    expect((await ask(bought, {}, key).expect(201)).body.returnId).toBe(returnId);
    expect(await ask(bought, { lines: units(shop, 1) }, key)).toMatchObject({
      body: { code: 'order.idempotency_key_reused' },
    });
    expect(await ask(bought)).toMatchObject({ body: { code: 'order.not_returnable' } });
    expect(await decide(shop, bought.address, newId(), 'acceptance', { restock: true })).toMatchObject({
      status: 404,
      body: { code: 'return.not_found' },
    });
    const asViewer = bought.viewer.post(`${bought.address}/returns/${returnId}/acceptance`);
    expect(await asViewer.send({ restock: true })).toMatchObject({ status: 403 });
    expect(await decide(shop, bought.address, returnId, 'acceptance', { restock: 'yes' })).toMatchObject({
      status: 400,
    });
  });

  it('does the same through gRPC', async () => {
    const shop = await TestShop.open(order);
    const { orderId, viewerId } = await shippedOrder(shop);
    const staff = order.credentials.staff(shop.accountId);
    const viewer = order.credentials.viewer(shop.accountId, viewerId);
    const request = (lines: object[]) =>
      grpc.call('requestReturn', { orderId, reason, lines }, viewer, { 'idempotency-key': newId() }) as Promise<{
        return: { returnId: string };
      }>;

    const [kept, given, rest] = [await request(units(shop, 1)), await request(units(shop, 1)), await request([])];
    const why = 'The seal is broken';
    expect(await grpc.call('refuseReturn', { orderId, returnId: kept.return.returnId, why }, staff)).toMatchObject({
      return: { state: 'RETURN_STATE_REFUSED', refusal: why },
    });
    const accept = { orderId, returnId: given.return.returnId, restock: true, refundMinor: { value: 100 } };
    expect(await grpc.call('acceptReturn', accept, staff)).toMatchObject({
      return: { state: 'RETURN_STATE_ACCEPTED', restocked: true, refundMinor: 100 },
    });
    const all = { orderId, returnId: rest.return.returnId, restock: true };
    expect(await grpc.call('acceptReturn', all, staff)).toMatchObject({ return: { refundMinor: 9_900 } });
    expect(await grpc.call('acceptReturn', accept, viewer)).toEqual({ code: 'access.not_allowed' });
  });
});
