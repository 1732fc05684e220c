import { orderPlaced, protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { TestShop } from '../../testing/shop.js';

describe('POST /v1/orders', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.order] });
  });
  afterAll(() => order.stop());

  it('reserves the units and answers with the price, the total and where to pay', async () => {
    const shop = await TestShop.open(order, { units: 10, priceMinor: 9_900 });

    const { status, body } = await shop.buy({ body: shop.body(2) });

    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        status: 'placed',
        sessionId: shop.sessionId,
        lines: [{ listingId: shop.item.listingId, skuId: shop.item.skuId, quantity: 2, unitPriceMinor: 9_900 }],
        totalMinor: 19_800,
        currency: 'CNY',
        payment: { provider: 'test', payUrl: `${order.url}/v1/test-payments/${body.payment.paymentId}/confirmation` },
      },
    });
    expect(Date.parse(body.expiresAt) - Date.now()).toBeGreaterThan(890_000);
    expect(await shop.stock()).toEqual({ allocated: 10, reserved: 2, sold: 0, free: 8 });
  });

  it('publishes order.placed with session time and the trace of its own request, keyed by session and viewer', async () => {
    const shop = await TestShop.open(order, { timeScale: 120, liveForMs: 10_000 });
    const traceIds = ['1', '2', '3'].map((digit) => digit.repeat(32));
    const place = (traceId: string) =>
      shop
        .viewer(`viewer-${traceId}`)
        .post('/v1/orders')
        .set('idempotency-key', newId())
        .set('traceparent', `00-${traceId}-${'a'.repeat(16)}-01`);

    const bodies = await Promise.all(
      traceIds.map(async (traceId) => (await place(traceId).send(shop.body()).expect(201)).body),
    );

    const placed = (await order.publishedAs(orderPlaced)).filter(({ data }) => data.accountId === shop.accountId);
    for (const [index, traceId] of traceIds.entries()) {
      const event = placed.find(({ data }) => data.orderId === bodies[index].orderId);
      expect(event).toMatchObject({
        source: 'order',
        subject: `${shop.sessionId}:viewer-${traceId}`,
        data: { totalMinor: 9_900, expiresAt: bodies[index].expiresAt },
      });
      expect(event?.traceparent).toContain(traceId);
      const minute20 = shop.startedAtMs + 1_200_000;
      expect(event?.timeMs).toBeGreaterThanOrEqual(minute20);
      expect(event?.timeMs).toBeLessThan(minute20 + 120 * 10_000);
    }
  });

  it('charges the live price inside its window of session time, and the list price outside', async () => {
    const shop = await TestShop.open(order);
    const totals: number[] = [];
    const buy = async () => totals.push((await shop.buy()).body.totalMinor);

    await shop.setLivePrice(5_000, Date.now() - 1_000, null);
    await buy();
    await shop.withdrawLivePrice(Date.now() - 1);
    await buy();
    await shop.setLivePrice(4_000, Date.now() - 500, Date.now() - 100);
    await buy();

    expect(totals).toEqual([5_000, 9_900, 9_900]);
  });

  it.each([
    ['a price', (body: object) => ({ ...body, totalMinor: 1 })],
    [
      'a price in a line',
      ({ lines: [line], ...rest }: { lines: object[] }) => ({ ...rest, lines: [{ ...line, unitPriceMinor: 1 }] }),
    ],
  ])('refuses %s sent by the client, and changes nothing', async (_what, change) => {
    const shop = await TestShop.open(order);

    const { status, body } = await shop.buy({ body: change(shop.body()) });

    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(await shop.stock()).toMatchObject({ reserved: 0 });
  });

  it.each([0, -1, 1.5, 1_000, '1', null, Number.MAX_SAFE_INTEGER])('refuses the quantity %j', async (quantity) => {
    const shop = await TestShop.open(order);

    expect(await shop.buy({ body: shop.body(quantity as number) })).toMatchObject({ status: 400 });
  });

  it('refuses no lines, too many lines, a variant twice, and bodies that are none', async () => {
    const shop = await TestShop.open(order);
    const [line] = shop.body().lines;
    const with_ = (lines: unknown) => ({ ...shop.body(), lines });

    for (const body of [
      with_([]),
      with_(Array(21).fill(line)),
      with_('all'),
      with_([null]),
      with_([[]]),
      {},
      [],
      'x',
      '{',
    ])
      expect(await shop.buy({ body })).toMatchObject({ status: 400 });
    expect(await shop.buy({ body: with_([line, line]) })).toMatchObject({
      status: 422,
      body: { code: 'order.duplicate_line' },
    });
  });

  it('says what is left when there is not enough, and takes all lines or none', async () => {
    const shop = await TestShop.open(order, { units: 2 });
    const other = await shop.list({ units: 5 });
    const lines = [...shop.body(3).lines, ...shop.body(1, other).lines];

    const { status, body } = await shop.buy({ body: { ...shop.body(), lines } });

    expect({ status, body }).toMatchObject({
      status: 409,
      body: { code: 'order.sold_out', short: [{ listingId: shop.item.listingId, requested: 3, left: 2 }] },
    });
    expect(await shop.stock(other)).toMatchObject({ reserved: 0, free: 5 });
  });

  it('refuses another currency than the session’s', async () => {
    const shop = await TestShop.open(order);
    const yen = await shop.list({ currency: 'JPY' });

    expect(await shop.buy({ body: shop.body(1, yen) })).toMatchObject({
      status: 422,
      body: { code: 'order.another_currency' },
    });
  });

  it('is closed when the session has ended', async () => {
    const shop = await TestShop.open(order);
    await shop.end();

    expect(await shop.buy()).toMatchObject({ status: 409, body: { code: 'session.not_live', state: 'ended' } });
  });

  it('lets nobody buy but viewers of the account, with a token for this session if it names one', async () => {
    const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
    const bound = order.credentials.viewer(shop.accountId, 'v', { sessionId: foreign.sessionId });

    expect(await shop.buy({ viewer: order.http })).toMatchObject({ status: 401 });
    expect(await shop.buy({ viewer: shop.staff })).toMatchObject({ status: 403 });
    expect(await shop.buy({ viewer: order.http.as(bound) })).toMatchObject({
      status: 403,
      body: { code: 'session.token_for_another' },
    });
    expect(await shop.buy({ viewer: foreign.viewer() })).toMatchObject({
      status: 404,
      body: { code: 'session.not_found' },
    });
    expect(await foreign.buy({ body: { ...foreign.body(), lines: shop.body().lines } })).toMatchObject({
      status: 404,
      body: { code: 'order.not_for_sale' },
    });
  });

  it('waits a moment for a session that has just been made and is still on its way here', async () => {
    const arriving = TestShop.open(order);
    const shop = await arriving;
    const late = newId();
    const waiting = shop.buy({ body: { ...shop.body(), sessionId: late } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await shop.goLive(late);

    expect(await waiting).toMatchObject({ status: 201 });
  });
});
