import { protos, waitingListLapsed, waitingListOffered } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { OrderModule } from '../../order.module.js';
import { GrpcCaller } from '../../testing/grpc-caller.js';
import { movementsOf } from '../../testing/ledger.js';
import { pay } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

describe('POST /v1/sessions/:sessionId/waiting-list', () => {
  let order: ServiceUnderTest;
  let grpc: GrpcCaller;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.waitingList] });
    grpc = GrpcCaller.to(order, protos.waitingList, 'WaitingListService');
  });
  afterAll(async () => {
    grpc.close();
    await order.stop();
  });

  type Viewer = ReturnType<TestShop['viewer']>;
  const openList = (shop: TestShop, offerSeconds = 300) =>
    shop.staff.put(`/v1/listings/${shop.item.listingId}/waiting-list`).send({ open: true, offerSeconds }).expect(200);
  const list = ({ sessionId }: TestShop) => `/v1/sessions/${sessionId}/waiting-list`;
  const join = (shop: TestShop, viewer: Viewer, quantity = 1) => {
    const { listingId, skuId } = shop.item;
    return viewer.post(list(shop)).send({ listingId, skuId, quantity });
  };
  const statesOf = async (shop: TestShop, viewer: Viewer): Promise<string[]> =>
    (await viewer.get(list(shop)).expect(200)).body.items.map(({ state }: { state: string }) => state);
  const cancel = (shop: TestShop, orderId: string) => shop.staff.post(`/v1/orders/${orderId}/cancellation`).expect(200);
  /** A sold-out shop with a waiting list, and the orders that hold its units. */
  const soldOut = async (units: number, offerSeconds = 300) => {
    const shop = await TestShop.open(order, { units });
    await openList(shop, offerSeconds);
    const orders = await Promise.all(
      Array.from({ length: units }, async () => (await shop.buy()).body.orderId as string),
    );
    return { shop, orders };
  };
  const heldIn = async ({ item }: TestShop) => {
    const [row] = await order.database.query<Record<'reserved' | 'offered', string>>(
      asService,
      'SELECT reserved, offered FROM allocations WHERE allocation_id = $1',
      [item.allocationId],
    );
    return { reserved: Number(row?.reserved), offered: Number(row?.offered) };
  };
  const factsOf = async (contract: typeof waitingListOffered | typeof waitingListLapsed, shop: TestShop) =>
    (await order.publishedAs<{ accountId: string; viewerId: string; offerId: string }>(contract)).filter(
      ({ data }) => data.accountId === shop.accountId,
    );

  it('gives units that come back to whoever joined first, and to nobody else', async () => {
    const { shop, orders } = await soldOut(2);
    const [first, second] = [shop.viewer('first'), shop.viewer('second')];
    await join(shop, first).expect(201);
    await join(shop, second).expect(201);

    await cancel(shop, orders[0] ?? '');

    expect([await statesOf(shop, first), await statesOf(shop, second)]).toEqual([['offered'], ['waiting']]);
    expect(await heldIn(shop)).toEqual({ reserved: 2, offered: 1 });
    expect(await shop.buy()).toMatchObject({ status: 409, body: { code: 'order.sold_out' } });
    expect(await shop.buy({ viewer: second })).toMatchObject({ status: 409 });
    const bought = await shop.buy({ viewer: first });
    expect(bought.status).toBe(201);
    expect((await first.get(list(shop))).body.items).toMatchObject([
      { state: 'accepted', orderId: bought.body.orderId, offerExpiresAt: null },
    ]);
    await pay(order, first, bought.body);
    expect(await shop.stock()).toEqual({ allocated: 2, reserved: 1, sold: 1, free: 0 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 2, reserved: 1, sold: 1 });
    const [offered, ...more] = await factsOf(waitingListOffered, shop);
    expect(more).toEqual([]);
    expect(offered).toMatchObject({ subject: `${shop.sessionId}:first`, data: { viewerId: 'first', quantity: 1 } });
  });

  it('passes an offer that nobody takes on to the next in line, and on sale after the last', async () => {
    const { shop, orders } = await soldOut(1, 1);
    const [first, second] = [shop.viewer('first'), shop.viewer('second')];
    await join(shop, first).expect(201);
    await join(shop, second).expect(201);
    await cancel(shop, orders[0] ?? '');

    while ((await shop.stock()).free === 0) await sleep(50);

    expect([await statesOf(shop, first), await statesOf(shop, second)]).toEqual([['lapsed'], ['lapsed']]);
    expect(await heldIn(shop)).toEqual({ reserved: 0, offered: 0 });
    for (const contract of [waitingListOffered, waitingListLapsed])
      expect((await factsOf(contract, shop)).map(({ data }) => data.viewerId).sort()).toEqual(['first', 'second']);
    expect(await shop.buy()).toMatchObject({ status: 201 });
  });

  it('offers units however they come: more of them, or a place given up; whoever wants more than there is keeps the place', async () => {
    const { shop } = await soldOut(1);
    const [first, second, third] = [shop.viewer('first'), shop.viewer('second'), shop.viewer('third')];
    const places = [];
    for (const [viewer, quantity] of [
      [first, 3],
      [second, 1],
      [third, 2],
    ] as const)
      places.push((await join(shop, viewer, quantity).expect(201)).body.entryId as string);

    await shop.allocate(2);
    expect(await statesOf(shop, first)).toEqual(['waiting']);
    expect(await statesOf(shop, second)).toEqual(['offered']);
    for (const _again of [1, 2])
      expect((await second.delete(`${list(shop)}/${places[1]}`).expect(200)).body.state).toBe('left');
    expect(await shop.stock()).toMatchObject({ reserved: 1, free: 1 });
    await shop.allocate(3);
    expect(await statesOf(shop, third)).toEqual(['offered']);
    expect(await third.delete(`${list(shop)}/${places[0]}`)).toMatchObject({
      status: 404,
      body: { code: 'waiting_list.entry_not_found' },
    });
    await shop.allocate(1);
    expect(await shop.buy({ viewer: third, body: shop.body(2) })).toMatchObject({ status: 201 });
    expect(await third.delete(`${list(shop)}/${places[2]}`)).toMatchObject({
      status: 409,
      body: { code: 'waiting_list.already_accepted' },
    });
    expect(await shop.stock()).toEqual({ allocated: 3, reserved: 3, sold: 0, free: 0 });
  });

  it('takes everybody in once, in the order of arrival, however many come at once', async () => {
    const { shop, orders } = await soldOut(3);
    const viewers = Array.from({ length: 40 }, (_, n) => shop.viewer(`viewer-${n}`));

    const answers = await Promise.all(viewers.flatMap((viewer) => [join(shop, viewer), join(shop, viewer)]));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.entryId)).size).toBe(40);
    expect((await shop.staff.get(`/v1/listings/${shop.item.listingId}/waiting-list`)).body).toMatchObject({
      open: true,
      waiting: 40,
      offered: 0,
    });
    await Promise.all(orders.map((orderId) => cancel(shop, orderId)));
    expect(await heldIn(shop)).toEqual({ reserved: 3, offered: 3 });
    const bought = await Promise.all(viewers.map((viewer) => shop.buy({ viewer })));
    expect(bought.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(await heldIn(shop)).toEqual({ reserved: 3, offered: 0 });
  });

  it('refuses what makes no sense, with a code of its own', async () => {
    const { shop, orders } = await soldOut(1);
    const plain = await TestShop.open(order, { units: 1 });
    await plain.buy();
    const viewer = shop.viewer();
    await join(shop, viewer).expect(201);
    await shop.end();

    for (const [refused, status, code] of [
      [await join(plain, plain.viewer()), 409, 'waiting_list.closed'],
      [await join(shop, shop.viewer()), 409, 'session.not_live'],
      [await join(shop, viewer, 2), 409, 'waiting_list.already_joined'],
      [await join(shop, viewer, 0), 400, 'request.invalid'],
      [await join(shop, plain.viewer()), 404, 'session.not_found'],
      [await viewer.post(list(plain)).send({ ...plain.item, quantity: 1 }), 400, 'request.invalid'],
      [
        await viewer
          .post(`/v1/sessions/${newId()}/waiting-list`)
          .send({ listingId: newId(), skuId: newId(), quantity: 1 }),
        404,
        'session.not_found',
      ],
      [await viewer.get(list(plain)), 404, 'session.not_found'],
      [
        await plain.viewer().post(list(plain)).send({ listingId: newId(), skuId: newId(), quantity: 1 }),
        404,
        'order.not_for_sale',
      ],
      [
        await plain.staff.put(`/v1/listings/${shop.item.listingId}/waiting-list`).send({ open: true }),
        404,
        'listing.not_found',
      ],
      [
        await viewer.put(`/v1/listings/${shop.item.listingId}/waiting-list`).send({ open: true }),
        403,
        'access.not_allowed',
      ],
    ] as const)
      expect(refused).toMatchObject({ status, body: { code } });
    await openList(plain);
    await plain.allocate(2);
    expect(await join(plain, plain.viewer())).toMatchObject({
      status: 409,
      body: { code: 'waiting_list.not_sold_out' },
    });
    // Nobody is offered anything in a room that is closed.
    await cancel(shop, orders[0] ?? '');
    expect(await heldIn(shop)).toEqual({ reserved: 0, offered: 0 });
  });

  it('is the same through gRPC', async () => {
    const { shop, orders } = await soldOut(1);
    const { sessionId, item } = shop;
    const staff = order.credentials.staff(shop.accountId);
    const viewer = order.credentials.viewer(shop.accountId, 'first');
    const { listingId, skuId } = item;

    expect(await grpc.call('setWaitingList', { listingId, open: true, offerSeconds: 60 }, staff)).toMatchObject({
      list: { listingId, open: true, offerSeconds: 60, waiting: 0 },
    });
    const wish = { sessionId, listingId, skuId, quantity: 1 };
    const { entry } = (await grpc.call('joinWaitingList', wish, viewer)) as { entry: { entryId: string } };
    await cancel(shop, orders[0] ?? '');
    expect(await grpc.call('listWaitingEntries', { sessionId }, viewer)).toMatchObject({
      entries: [{ entryId: entry.entryId, state: 'WAITING_STATE_OFFERED' }],
    });
    expect(await grpc.call('getWaitingList', { listingId }, staff)).toMatchObject({ list: { offered: 1 } });
    expect(await grpc.call('leaveWaitingList', { entryId: entry.entryId }, viewer)).toMatchObject({
      entry: { state: 'WAITING_STATE_LEFT' },
    });
    expect(await grpc.call('joinWaitingList', wish, staff)).toEqual({ code: 'access.not_allowed' });
  });
});
