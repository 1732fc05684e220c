import { orderPaid } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import type { OrderAnswer } from '../../answers/order.answer.js';
import { OrderModule } from '../../order.module.js';
import { callBack, callbackOf, refundsOf, until } from '../../testing/payments.js';
import { ProviderStage } from '../../testing/provider-stage.js';
import type { TestShop } from '../../testing/shop.js';
import { StripeSimulator } from './testing/stripe-simulator.js';

describe('an order that is paid through Stripe', () => {
  const stripe = new StripeSimulator();
  let order: ServiceUnderTest;
  let stage: ProviderStage;
  beforeAll(async () => {
    await stripe.start();
    order = await startService(OrderModule, { service: 'order', env: stripe.environment });
    stage = new ProviderStage(order, 'stripe');
  });
  afterEach(() => {
    stripe.recover();
    stripe.beforeAnswer = undefined;
    stripe.refundsStartAs = 'succeeded';
  });
  afterAll(async () => {
    await order.stop();
    await stripe.stop();
  });

  const intentOf = ({ payment }: OrderAnswer) => stripe.intentOf(payment.parameters?.['clientSecret'] ?? '');
  const intentsFor = (shop: TestShop) =>
    [...stripe.books.intents.values()].filter(({ metadata }) => metadata['accountId'] === shop.accountId);
  const paidOrder = async (shop: TestShop): Promise<OrderAnswer> => {
    const placed = await stage.place(shop);
    expect(await stripe.deliver(order.url, stripe.pay(intentOf(placed)))).toMatchObject({ status: 204 });
    return placed;
  };
  const refundIn = (placed: OrderAnswer) => {
    const found = stripe.books.refunds.find(({ payment_intent }) => payment_intent === intentOf(placed).id);
    if (!found) throw new Error('Stripe was asked for no refund');
    return found;
  };

  it('tells the page what its card form needs, and is paid when Stripe says so', async () => {
    const shop = await stage.open();
    const placed = await stage.place(shop);
    const intent = intentOf(placed);

    expect(placed.payment).toEqual({
      paymentId: placed.payment.paymentId,
      provider: 'stripe',
      payUrl: null,
      parameters: { clientSecret: intent.client_secret, publishableKey: stripe.publishableKey },
    });
    expect(intent).toMatchObject({ amount: 9_900, currency: 'cny', metadata: { orderId: placed.orderId } });
    await stripe.deliver(order.url, stripe.pay(intent));

    expect(await stage.statusOf(shop, placed.orderId)).toBe('paid');
    expect(await stage.received(placed)).toEqual([
      { provider: 'stripe', reference: intent.id, amountMinor: 9_900, currency: 'CNY' },
    ]);
    // The secret is the buyer's; whoever reads the order later has no use for it.
    expect((await shop.staff.get(`/v1/orders/${placed.orderId}`)).body.payment).toMatchObject({ parameters: null });
  });

  it('is one intent for one key, also when Stripe’s answer was lost', async () => {
    const shop = await stage.open();
    const [viewer, key] = [shop.viewer(), newId()];
    stripe.disturb({ kind: 'answer_lost' });

    const placed = await stage.place(shop, viewer, key);
    const again = await stage.place(shop, viewer, key);

    expect(again.payment).toEqual(placed.payment);
    expect(intentsFor(shop)).toHaveLength(1);
  });

  it('stands when Stripe is away, and is paid after all: the same request opens its payment later', async () => {
    const shop = await stage.open({ units: 1 });
    const [viewer, key] = [shop.viewer(), newId()];
    stripe.disturb({ kind: 'down' }, 50);

    expect(await stage.tryToPlace(shop, viewer, key)).toMatchObject({
      status: 503,
      body: { code: 'payment.provider_unavailable' },
    });
    expect(await shop.stock()).toMatchObject({ reserved: 1 });
    stripe.recover();
    const placed = await stage.place(shop, viewer, key);
    await stripe.deliver(order.url, stripe.pay(intentOf(placed)));

    expect(await stage.statusOf(shop, placed.orderId)).toBe('paid');
    expect(intentsFor(shop)).toHaveLength(1);
  });

  it('is paid once when the event comes before the answer, twice, and after news that are older', async () => {
    const shop = await stage.open();
    let early: Promise<Response> | undefined;
    stripe.beforeAnswer = async ({ method, path }) => {
      const [intent] = intentsFor(shop);
      if (method === 'POST' && path === '/v1/payment_intents' && intent)
        await (early ??= stripe.deliver(order.url, stripe.pay(intent)));
    };

    const placed = await stage.place(shop);
    const intent = intentOf(placed);
    const events = ['payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.succeeded'];
    const answers = await Promise.all(events.map((type) => stripe.deliver(order.url, stripe.event(type, intent))));

    expect((await early)?.status).toBe(204);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await stage.statusOf(shop, placed.orderId)).toBe('paid');
    expect(await shop.stock()).toMatchObject({ sold: 1, reserved: 0 });
    const facts = (await order.publishedAs(orderPaid)).filter(({ data }) => data.orderId === placed.orderId);
    expect(facts).toHaveLength(1);
  });

  it('believes no event that Stripe has not signed just now, and none about other money', async () => {
    const shop = await stage.open();
    const placed = await stage.place(shop);
    const paid = { ...intentOf(placed), status: 'succeeded' };
    const event = (changes: object = {}) => stripe.event('payment_intent.succeeded', { ...paid, ...changes });

    const forged = [
      await stripe.deliver(order.url, event(), { secret: 'whsec_of_somebody_else' }),
      await stripe.deliver(order.url, event(), { sentAt: Math.floor(Date.now() / 1000) - 600 }),
      await order.http.post('/v1/payment-callbacks/stripe').set('stripe-signature', 'nonsense').send(event()),
      await order.http.post('/v1/payment-callbacks/stripe').send(event()),
    ];
    expect(forged.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    const wrong = [{ amount: 1 }, { currency: 'jpy' }, { metadata: { ...paid.metadata, paymentId: newId() } }];
    for (const changes of wrong) expect(await stripe.deliver(order.url, event(changes))).toMatchObject({ status: 422 });
    // Of other programs on the same Stripe account.
    expect(await stripe.deliver(order.url, event({ metadata: {} }))).toMatchObject({ status: 204 });
    expect(await stripe.deliver(order.url, stripe.event('customer.created', {}))).toMatchObject({ status: 204 });

    expect(await stage.statusOf(shop, placed.orderId)).toBe('placed');
  });

  it('cannot be paid with another provider’s money, however authentic', async () => {
    const shop = await stage.open();
    const placed = await stage.place(shop);

    expect(await callBack(order, callbackOf(placed))).toMatchObject({
      status: 422,
      body: { code: 'payment.mismatch' },
    });
    expect(await callBack(order, callbackOf(placed, { outcome: 'failed' }))).toMatchObject({ status: 422 });
    expect(await stage.statusOf(shop, placed.orderId)).toBe('placed');
  });

  it('may be tried with another card, and ends when Stripe has cancelled its intent', async () => {
    const shop = await stage.open();
    const placed = await stage.place(shop);
    const intent = intentOf(placed);

    await stripe.deliver(order.url, stripe.event('payment_intent.payment_failed', intent));
    expect(await stage.statusOf(shop, placed.orderId)).toBe('placed');
    await stripe.deliver(order.url, stripe.event('payment_intent.canceled', { ...intent, status: 'canceled' }));

    expect(await stage.statusOf(shop, placed.orderId)).toBe('cancelled');
    expect(await shop.stock()).toMatchObject({ free: 10 });
  });

  it('is closed at Stripe when its time is up, and at once when it is cancelled', async () => {
    const shop = await stage.open();
    const viewer = shop.viewer();
    const [late, unwanted] = [await stage.place(shop), await stage.place(shop, viewer)];

    await viewer.post(`/v1/orders/${unwanted.orderId}/cancellation`).send({}).expect(200);
    await until(() => intentOf(unwanted).status === 'canceled');
    stripe.disturb({ kind: 'down' }, 8);
    await stage.letExpire(late);
    await until(() => intentOf(late).status === 'canceled');

    await until(async () => !(await stage.isWatched(late)));
    expect(await stage.statusOf(shop, late.orderId)).toBe('expired');
  });

  it('is paid also when every event was lost, because Stripe is asked before it is given up', async () => {
    const shop = await stage.open();
    const placed = await stage.place(shop);
    stripe.pay(intentOf(placed));

    await stage.letExpire(placed);

    await stage.untilStatus(shop, placed.orderId, 'paid');
    await until(async () => !(await stage.isWatched(placed)));
    expect(await shop.stock()).toMatchObject({ sold: 1, reserved: 0 });
  });

  it('gives money back once, whatever happens on the way', async () => {
    const shop = await stage.open();
    const placed = await paidOrder(shop);
    stripe.disturb({ kind: 'status', status: 500 }, 4);
    stripe.disturb({ kind: 'answer_lost' }, 2);

    await stage.refund(shop, placed.orderId, { amountMinor: 4_000 });
    await stage.untilRefund(shop, placed.orderId, 'made');
    const second = await stage.refund(shop, placed.orderId);
    await stage.untilRefund(shop, placed.orderId, 'made');

    const made = stripe.books.refunds.filter(({ payment_intent }) => payment_intent === intentOf(placed).id);
    expect(made.map(({ amount }) => amount).sort()).toEqual([4_000, 5_900]);
    expect(made[0]?.metadata['refundId']).toBe(second);
  });

  it('follows a refund that takes its time, also when the event about its end is doubled or lost', async () => {
    const shop = await stage.open();
    const [told, untold] = [await paidOrder(shop), await paidOrder(shop)];
    stripe.refundsStartAs = 'pending';
    for (const { orderId } of [told, untold]) {
      await stage.refund(shop, orderId);
      await stage.untilRefund(shop, orderId, 'asked');
    }

    const event = stripe.settle(refundIn(told), 'succeeded');
    const late = stripe.event('refund.created', { ...refundIn(told), status: 'pending' });
    for (const one of [event, event, late]) expect(await stripe.deliver(order.url, one)).toMatchObject({ status: 204 });
    stripe.settle(refundIn(untold), 'succeeded');
    await stage.lookAtRefunds();

    await stage.untilRefund(shop, told.orderId, 'made');
    await stage.untilRefund(shop, untold.orderId, 'made');
    expect(stripe.books.refundableMinor(intentOf(told).id)).toBe(0);
  });

  it('shows a refund that failed, and lets staff try it again, which is another refund for Stripe', async () => {
    const shop = await stage.open();
    const placed = await paidOrder(shop);
    stripe.refundsStartAs = 'pending';
    const refundId = await stage.refund(shop, placed.orderId);
    await stage.untilRefund(shop, placed.orderId, 'asked');
    expect(await shop.staff.post(`/v1/refunds/${refundId}/attempts`)).toMatchObject({
      status: 409,
      body: { code: 'refund.not_failed', refundState: 'asked' },
    });

    await stripe.deliver(order.url, stripe.settle(refundIn(placed), 'failed'));
    const { body } = await shop.staff.get(`/v1/orders/${placed.orderId}/refunds`).expect(200);
    expect(body.items).toMatchObject([{ refundId, state: 'failed', failure: 'expired_or_canceled_card' }]);
    stripe.refundsStartAs = 'succeeded';
    const foreign = await stage.open();
    expect(await foreign.staff.post(`/v1/refunds/${refundId}/attempts`)).toMatchObject({ status: 404 });
    await shop.staff.post(`/v1/refunds/${refundId}/attempts`).expect(202);

    await stage.untilRefund(shop, placed.orderId, 'made');
    expect(await refundsOf(shop.staff, placed.orderId)).toEqual([{ refundId, state: 'made' }]);
    expect(stripe.books.refundableMinor(intentOf(placed).id)).toBe(0);
  });

  it('is refused for providers that are not offered, and for amounts that Stripe does not take', async () => {
    const [shop, cheap] = [await stage.open(), await stage.open({ priceMinor: 10 })];
    const viewer = shop.viewer();

    for (const paymentProvider of ['wechat', 'paypal', ''])
      expect(await shop.buy({ viewer, body: { ...shop.body(), paymentProvider } })).toMatchObject({
        status: 422,
        body: { code: 'payment.provider_not_offered', offered: ['test', 'stripe'] },
      });
    for (const paymentProvider of [null, 7, 'x'.repeat(33)])
      expect(await shop.buy({ viewer, body: { ...shop.body(), paymentProvider } })).toMatchObject({ status: 400 });
    expect(await stage.tryToPlace(cheap)).toMatchObject({
      status: 422,
      body: { code: 'payment.refused', reason: 'amount_too_small' },
    });
    expect(await shop.stock()).toMatchObject({ reserved: 0 });
  });

  it('keeps its provider: the same key with another one is another request', async () => {
    const shop = await stage.open();
    const [viewer, key] = [shop.viewer(), newId()];
    await stage.place(shop, viewer, key);

    for (const paymentProvider of ['test', undefined])
      expect(await shop.buy({ viewer, key, body: { ...shop.body(), paymentProvider } })).toMatchObject({
        status: 409,
        body: { code: 'order.idempotency_key_reused' },
      });
  });
});
