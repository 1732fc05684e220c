import { orderDepositPaid, orderForfeited, orderPaid, protos } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { OrderModule } from '../../order.module.js';
import { GrpcCaller } from '../../testing/grpc-caller.js';
import { couponOf, ledgerOf } from '../../testing/coupons.js';
import { movementsOf } from '../../testing/ledger.js';
import { callBack, callbackOf, moneyOf, pay, untilCalledBack, untilRefundsAreMade } from '../../testing/payments.js';
import { moveBalanceWindow } from '../../testing/pre-sale.js';
import { TestShop } from '../../testing/shop.js';

const DEPOSIT = 1_980;
const BALANCE = 17_820;
const HOUR_MS = 3_600_000;

describe('an order in pre-sale', () => {
  let order: ServiceUnderTest;
  let grpc: GrpcCaller;
  beforeAll(async () => {
    order = await startService(OrderModule, {
      service: 'order',
      grpc: [protos.preSale],
      env: { TEST_PAYMENTS_LATEST_MS: '0' },
    });
    grpc = GrpcCaller.to(order, protos.preSale, 'PreSaleService');
  });
  afterAll(async () => {
    grpc.close();
    await order.stop();
  });

  type Viewer = ReturnType<TestShop['viewer']>;
  const isoIn = (ms: number): string => new Date(Date.now() + ms).toISOString();
  const preSale = ({ item, staff }: TestShop, body: object, listingId = item.listingId) =>
    staff.put(`/v1/listings/${listingId}/pre-sale`).send(body);
  const window = (fromMs: number, untilMs: number) => ({
    depositBasisPoints: 1_000,
    balanceFrom: isoIn(fromMs),
    balanceUntil: isoIn(untilMs),
  });
  /** A shop in whose pre-sale a viewer has ordered two units and paid the deposit. */
  const ordered = async (units = 10) => {
    const shop = await TestShop.open(order, { units });
    await preSale(shop, window(HOUR_MS, 2 * HOUR_MS)).expect(200);
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer, body: shop.body(2) });
    await pay(order, viewer, body);
    return { shop, viewer, placed: body, address: `/v1/orders/${body.orderId}` };
  };
  const payBalance = async (viewer: Viewer, address: string): Promise<void> => {
    const { body } = await viewer.post(`${address}/balance-payment`).expect(200);
    await pay(order, viewer, body);
  };
  const untilStatus = async (viewer: Viewer, address: string, status: string): Promise<void> => {
    while ((await viewer.get(address).expect(200)).body.status !== status) await sleep(50);
  };
  const isDue = ({ orderId }: { orderId: string }) => moveBalanceWindow(order, orderId, 'open');
  const isOver = ({ orderId }: { orderId: string }) => moveBalanceWindow(order, orderId, 'over');
  const factsOf = async (contract: { type: string }, orderId: string) =>
    (await order.publishedAs<{ orderId: string }>(contract as never)).filter(({ data }) => data.orderId === orderId);
  const money = async ({ accountId }: TestShop) => {
    await untilRefundsAreMade(order);
    return moneyOf(order, accountId);
  };

  it('reserves the units for a deposit, sells them for the balance, and counts as a sale only then', async () => {
    const { shop, viewer, placed, address } = await ordered();
    expect(placed).toMatchObject({
      status: 'placed',
      totalMinor: DEPOSIT + BALANCE,
      preSale: { depositMinor: DEPOSIT, balanceMinor: BALANCE },
    });
    expect((await viewer.get(address)).body).toMatchObject({ status: 'deposit_paid', fulfilment: null });
    expect(await shop.stock()).toMatchObject({ reserved: 2, sold: 0 });
    expect(await money(shop)).toEqual({ provider: DEPOSIT, desk: DEPOSIT });
    expect(await factsOf(orderPaid, placed.orderId)).toEqual([]);

    await isDue(placed);
    const again = await viewer.post(`${address}/balance-payment`).expect(200);
    await payBalance(viewer, address);

    expect(again.body).toMatchObject({ balanceMinor: BALANCE, currency: 'CNY', payment: { provider: 'test' } });
    expect((await viewer.get(address)).body).toMatchObject({ status: 'paid', fulfilment: { state: 'unshipped' } });
    expect(await shop.stock()).toEqual({ allocated: 10, reserved: 0, sold: 2, free: 8 });
    expect(await movementsOf(order, shop.item)).toEqual({ allocated: 10, reserved: 0, sold: 2 });
    expect(await factsOf(orderDepositPaid, placed.orderId)).toMatchObject([
      { data: { depositMinor: DEPOSIT, balanceMinor: BALANCE, paymentId: placed.payment.paymentId } },
    ]);
    expect(await factsOf(orderPaid, placed.orderId)).toMatchObject([{ data: { totalMinor: 19_800, newBuyer: true } }]);
    const { items } = (await viewer.get(`${address}/timeline`)).body;
    expect(items.map(({ what }: { what: string }) => what)).toEqual(['placed', 'deposit_paid', 'paid']);
  });

  it('gives money back through both of its payments, the balance first, once for one key', async () => {
    const { shop, viewer, placed, address } = await ordered();
    await isDue(placed);
    await payBalance(viewer, address);
    const refund = (body: object, key: string) =>
      shop.staff.post(`${address}/refunds`).set('idempotency-key', key).send(body);
    const key = newId();

    await refund({ amountMinor: 1_000 }, newId()).expect(201);
    const answers = [await refund({}, key), await refund({}, key)];

    for (const answer of answers)
      expect(answer).toMatchObject({ status: 201, body: { refundMinor: 18_800, refundedTotalMinor: 19_800 } });
    expect(await money(shop)).toEqual({ provider: 0, desk: 0 });
    const parts = await order.database.query<{ payment_id: string; minor: number }>(
      asService,
      `SELECT payment_id, sum(amount_minor)::int AS minor FROM refunds WHERE order_id = $1 GROUP BY 1 ORDER BY 2`,
      [placed.orderId],
    );
    expect(parts.map(({ minor }) => minor)).toEqual([DEPOSIT, BALANCE]);
    expect(parts[0]?.payment_id).toBe(placed.payment.paymentId);
    expect(await shop.stock()).toMatchObject({ reserved: 0, sold: 0 });
  });

  it('forfeits the deposit when the balance does not come in time, and its units are for sale', async () => {
    const { shop, viewer, placed, address } = await ordered(2);

    await isOver(placed);
    await untilStatus(viewer, address, 'forfeited');

    expect(await shop.stock()).toEqual({ allocated: 2, reserved: 0, sold: 0, free: 2 });
    expect(await factsOf(orderForfeited, placed.orderId)).toMatchObject([{ data: { forfeitedMinor: DEPOSIT } }]);
    expect(await money(shop)).toEqual({ provider: DEPOSIT, desk: DEPOSIT });
    expect(await viewer.post(`${address}/balance-payment`)).toMatchObject({
      status: 409,
      body: { code: 'order.balance_not_due', orderStatus: 'forfeited' },
    });
    await callBack(order, callbackOf(placed, { amountMinor: DEPOSIT }));
    expect((await viewer.get(address)).body.status).toBe('forfeited');
  });

  it('takes its deposit from what coupons leave, and gives them back when the deposit is forfeited', async () => {
    const shop = await TestShop.open(order);
    await preSale(shop, window(HOUR_MS, 2 * HOUR_MS)).expect(200);
    const viewer = shop.viewer();
    const { couponId, campaignId } = await couponOf(shop, viewer);
    const { body } = await shop.buy({ viewer, body: { ...shop.body(2), couponIds: [couponId] } });
    expect(body).toMatchObject({ totalMinor: 18_800, preSale: { depositMinor: 1_880, balanceMinor: 16_920 } });
    await pay(order, viewer, body);
    expect(await ledgerOf(order, shop, campaignId)).toMatchObject({ claimed: 0, used: 1 });

    await isOver(body);
    await untilStatus(viewer, `/v1/orders/${body.orderId}`, 'forfeited');

    expect(await ledgerOf(order, shop, campaignId)).toMatchObject({ claimed: 1, used: 0 });
  });

  it('takes a balance that comes late if there are units, else gives it back and keeps the deposit', async () => {
    const cases = [];
    for (const _order of [1, 2]) cases.push(await ordered(2));
    const [lucky, unlucky] = cases as [(typeof cases)[0], (typeof cases)[0]];
    const balances = [];
    for (const { viewer, placed, address } of cases) {
      await isDue(placed);
      balances.push((await viewer.post(`${address}/balance-payment`).expect(200)).body);
    }
    for (const { viewer, placed, address } of cases) {
      await isOver(placed);
      await untilStatus(viewer, address, 'forfeited');
    }
    expect((await unlucky.shop.buy()).status).toBe(201);

    for (const [n, { viewer }] of cases.entries()) await pay(order, viewer, balances[n]);

    expect((await lucky.viewer.get(lucky.address)).body.status).toBe('paid');
    expect((await unlucky.viewer.get(unlucky.address)).body.status).toBe('forfeited');
    expect(await money(lucky.shop)).toEqual({ provider: 19_800, desk: 19_800 });
    expect(await money(unlucky.shop)).toEqual({ provider: DEPOSIT, desk: DEPOSIT });
    expect((await unlucky.viewer.get(`${unlucky.address}/timeline`)).body.items.at(-1).what).toBe('payment_returned');
  });

  it('is cancelled by the shop alone, which gives the deposit back', async () => {
    const { shop, viewer, address } = await ordered();
    expect(await viewer.post(`${address}/cancellation`).send({})).toMatchObject({
      status: 409,
      body: { code: 'order.not_cancellable', orderStatus: 'deposit_paid' },
    });
    expect(await viewer.post(`${address}/balance-payment`)).toMatchObject({ status: 409 });

    for (const _again of [1, 2])
      expect((await shop.staff.post(`${address}/cancellation`).expect(200)).body.status).toBe('cancelled');

    expect(await money(shop)).toEqual({ provider: 0, desk: 0 });
    expect(await shop.stock()).toMatchObject({ reserved: 0, free: 10 });
  });

  it('can try its balance again when a payment of it has failed', async () => {
    const { shop, viewer, placed, address } = await ordered();
    await isDue(placed);
    const { payment } = (await viewer.post(`${address}/balance-payment`).expect(200)).body;
    await viewer.post(`/v1/test-payments/${payment.paymentId}/confirmation`).send({ outcome: 'failed' }).expect(202);
    await untilCalledBack(order);
    expect((await viewer.get(address)).body.status).toBe('deposit_paid');

    await payBalance(viewer, address);

    expect((await viewer.get(address)).body.status).toBe('paid');
    expect(await money(shop)).toEqual({ provider: 19_800, desk: 19_800 });
  });

  it('is set by the shop for its own listings, in a window that lies ahead', async () => {
    const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
    const { listingId } = shop.item;

    for (const [refused, status, code] of [
      [await preSale(shop, window(60_000, 60_000)), 422, 'pre_sale.window_invalid'],
      [await preSale(shop, window(-1_000, 60_000)), 422, 'pre_sale.window_invalid'],
      [await preSale(shop, window(1_000, 1e11)), 422, 'pre_sale.window_invalid'],
      [await preSale(shop, { ...window(1_000, 2_000), depositBasisPoints: 10_000 }), 400, 'request.invalid'],
      [await preSale(shop, { ...window(1_000, 2_000), balanceFrom: '2027-01-10T00:00:00' }), 400, 'request.invalid'],
      [await preSale(foreign, window(1_000, 60_000), listingId), 404, 'listing.not_found'],
      [await foreign.staff.delete(`/v1/listings/${listingId}/pre-sale`), 404, 'listing.not_found'],
      [await shop.staff.get(`/v1/listings/${listingId}/pre-sale`), 404, 'pre_sale.not_found'],
      [
        await shop.viewer().put(`/v1/listings/${listingId}/pre-sale`).send(window(1_000, 2_000)),
        403,
        'access.not_allowed',
      ],
    ] as const)
      expect(refused).toMatchObject({ status, body: { code } });
    const other = await shop.list();
    await preSale(shop, window(60_000, 120_000)).expect(200);
    const lines = [shop.item, other].map((item) => ({ listingId: item.listingId, skuId: item.skuId, quantity: 1 }));
    expect(await shop.buy({ body: { sessionId: shop.sessionId, lines } })).toMatchObject({
      status: 422,
      body: { code: 'order.pre_sale_apart' },
    });
    await shop.staff.delete(`/v1/listings/${listingId}/pre-sale`).expect(204);
    expect((await shop.buy()).body.preSale).toBeNull();
  });

  it('is the same through gRPC', async () => {
    const shop = await TestShop.open(order);
    const staff = order.credentials.staff(shop.accountId);
    const { listingId } = shop.item;
    const seconds = Math.floor(Date.now() / 1000);
    const window = { balanceFrom: { seconds: seconds + 60 }, balanceUntil: { seconds: seconds + 120 } };

    const set = await grpc.call('setPreSale', { listingId, depositBasisPoints: 500, ...window }, staff);
    expect(set).toMatchObject({ preSale: { depositBasisPoints: 500, balanceFrom: { seconds: seconds + 60 } } });
    expect(await grpc.call('getPreSale', { listingId }, staff)).toEqual(set);
    const { body } = await shop.buy({ viewer: shop.viewer('v') });
    const viewer = order.credentials.viewer(shop.accountId, 'v');
    expect(await grpc.call('openBalancePayment', { orderId: body.orderId }, viewer)).toEqual({
      code: 'order.balance_not_due',
    });
    await grpc.call('endPreSale', { listingId }, staff);
    expect(await grpc.call('getPreSale', { listingId }, staff)).toEqual({ code: 'pre_sale.not_found' });
    expect(await grpc.call('setPreSale', { listingId, depositBasisPoints: 500 }, staff)).toEqual({
      code: 'request.invalid',
    });
  });
});
