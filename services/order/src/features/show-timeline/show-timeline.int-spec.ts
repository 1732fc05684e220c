import { newId } from '@shopcast/kernel';
import { protos } from '@shopcast/contracts';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { GrpcCaller } from '../../testing/grpc-caller.js';
import { callBack, callbackOf, pay } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

describe('GET /v1/orders/:orderId/timeline', () => {
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

  const timeline = async (shop: TestShop, orderId: string, caller = shop.staff) =>
    (await caller.get(`/v1/orders/${orderId}/timeline`).expect(200)).body.items as {
      version: number;
      what: string;
      why: string | null;
      actor: { kind: string; id: string | null };
      at: string;
      sessionAt: string;
      details: Record<string, unknown>;
    }[];

  it('tells who did what, when by both clocks, and why, once for each change', async () => {
    const shop = await TestShop.open(order, { timeScale: 60, liveForMs: 60_000 });
    const viewer = shop.viewer('buyer');
    const { body } = await shop.buy({ viewer });
    await pay(order, viewer, body);
    await Promise.all(Array.from({ length: 5 }, () => callBack(order, callbackOf(body))));
    await shop.staff
      .post(`/v1/orders/${body.orderId}/refunds`)
      .set('idempotency-key', newId())
      .send({ amountMinor: 900 })
      .expect(201);

    const items = await timeline(shop, body.orderId);

    expect(items).toMatchObject([
      { version: 1, what: 'placed', actor: { kind: 'viewer', id: 'buyer' }, at: body.placedAt },
      { version: 2, what: 'paid', actor: { kind: 'provider', id: 'test' }, details: { totalMinor: 9_900 } },
      {
        version: 3,
        what: 'refunded',
        actor: { kind: 'staff' },
        details: { refundMinor: 900, refundedTotalMinor: 900 },
      },
    ]);
    for (const { at, sessionAt } of items)
      expect(Date.parse(sessionAt)).toBe(shop.startedAtMs + (Date.parse(at) - shop.startedAtMs) * 60);
  });

  it('gives the reason of a cancellation, and of money that came after it', async () => {
    const shop = await TestShop.open(order, { units: 1 });
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    await viewer.post(`/v1/orders/${body.orderId}/cancellation`).send({}).expect(200);
    await shop.buy();
    await pay(order, viewer, body);
    await callBack(order, callbackOf(body));

    expect((await timeline(shop, body.orderId)).map(({ what, why }) => [what, why])).toEqual([
      ['placed', null],
      ['cancelled', 'viewer_request'],
      ['payment_returned', 'too_late_and_sold_out'],
    ]);
  });

  it('names no staff key to the buyer, and is nobody else’s business', async () => {
    const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    await shop.staff.post(`/v1/orders/${body.orderId}/cancellation`).expect(200);

    expect((await timeline(shop, body.orderId, viewer)).at(-1)?.actor).toEqual({ kind: 'staff', id: null });
    expect((await timeline(shop, body.orderId)).at(-1)?.actor.id).not.toBeNull();
    for (const stranger of [shop.viewer(), foreign.staff, foreign.viewer(body.viewerId)])
      expect(await stranger.get(`/v1/orders/${body.orderId}/timeline`)).toMatchObject({
        status: 404,
        body: { code: 'order.not_found' },
      });
  });

  it('is the same through gRPC', async () => {
    const shop = await TestShop.open(order);
    const { body } = await shop.buy({ viewer: shop.viewer('buyer') });
    const [viewer, stranger] = ['buyer', 'stranger'].map((id) => order.credentials.viewer(shop.accountId, id));

    expect(await grpc.call('getTimeline', { orderId: body.orderId }, viewer)).toMatchObject({
      items: [{ version: 1, what: 'placed', actor: { kind: 'viewer', id: 'buyer' }, details: { totalMinor: '9900' } }],
    });
    expect(await grpc.call('getTimeline', { orderId: body.orderId }, stranger)).toEqual({ code: 'order.not_found' });
  });
});
