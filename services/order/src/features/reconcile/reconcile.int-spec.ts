import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, type TestHttp } from '@shopcast/testing';
import type { OrderAnswer } from '../../answers/order.answer.js';
import { OrderModule } from '../../order.module.js';
import { StripeSimulator } from '../../payments/stripe/testing/stripe-simulator.js';
import { WechatPaySimulator } from '../../payments/wechat/testing/wechat-pay-simulator.js';
import { until } from '../../testing/payments.js';
import { ProviderStage } from '../../testing/provider-stage.js';
import type { TestShop } from '../../testing/shop.js';

describe('the comparison of our books with a provider’s', () => {
  const [stripe, wechat] = [new StripeSimulator(), new WechatPaySimulator()];
  let order: ServiceUnderTest;
  let operator: TestHttp;
  beforeAll(async () => {
    await Promise.all([stripe.start(), wechat.start()]);
    // The moment of the daily comparison has just passed.
    const at = new Date(Date.now() - 60_000).toISOString().slice(11, 16);
    const env = { ...stripe.environment, ...wechat.environment, PAYMENT_RECONCILIATION_AT: at };
    order = await startService(OrderModule, { service: 'order', env });
    operator = order.http.as(order.credentials.operatorKey);
  });
  afterAll(async () => {
    await order.stop();
    await Promise.all([stripe.stop(), wechat.stop()]);
  });

  const intentOf = ({ payment }: OrderAnswer) => stripe.intentOf(payment.parameters?.['clientSecret'] ?? '');
  const chargeOf = (placed: OrderAnswer) => {
    const charge = stripe.books.charges.find(({ payment_intent: intent }) => intent === intentOf(placed).id);
    if (!charge) throw new Error('nothing was charged');
    return charge;
  };
  const refundAtStripe = (placed: OrderAnswer) => {
    const refund = stripe.books.refunds.find(({ payment_intent: intent }) => intent === intentOf(placed).id);
    if (!refund) throw new Error('nothing was refunded');
    return refund;
  };
  const paidThroughStripe = async (shop: TestShop): Promise<OrderAnswer> => {
    const placed = await new ProviderStage(order, 'stripe').place(shop);
    await stripe.deliver(order.url, stripe.pay(intentOf(placed)));
    return placed;
  };
  const finished = async (reconciliationId: string) => {
    const path = `/v1/reconciliations/${reconciliationId}`;
    await until(async () => (await operator.get(path).expect(200)).body.state !== 'requested');
    return (await operator.get(path)).body;
  };
  const compare = async (provider: string, fromMs: number, toMs: number) => {
    const body = { provider, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
    const asked = await operator.post('/v1/reconciliations').send(body).expect(202);
    return finished(asked.body.reconciliationId);
  };
  const found = async (caller: TestHttp, reconciliationId: string) => {
    const path = `/v1/payment-differences?limit=100&reconciliationId=${reconciliationId}`;
    return (await caller.get(path).expect(200)).body.items as Record<string, unknown>[];
  };
  const kindsOf = (differences: readonly Record<string, unknown>[]) =>
    differences.map(({ kind, what, id }) => `${String(kind)} ${String(what)} ${String(id)}`).sort();

  it('finds every kind of difference, and nothing where there is none', async () => {
    const stage = new ProviderStage(order, 'stripe');
    const shop = await stage.open({ units: 100 });
    const startMs = Math.floor(Date.now() / 1000) * 1000;
    const right = [await paidThroughStripe(shop), await paidThroughStripe(shop), await paidThroughStripe(shop)];
    const [refunded] = right as [OrderAnswer];
    await stage.refund(shop, refunded.orderId, { amountMinor: 4_000 });
    await stage.untilRefund(shop, refunded.orderId, 'made');
    const clean = await compare('stripe', startMs, Date.now());
    expect(clean).toMatchObject({ state: 'done', payments: 3, refunds: 1, differences: 0 });

    const [wrongAmount, wrongCurrency, gone] = [
      await paidThroughStripe(shop),
      await paidThroughStripe(shop),
      await paidThroughStripe(shop),
    ];
    chargeOf(wrongAmount).amount = 9_901;
    chargeOf(wrongCurrency).currency = 'hkd';
    stripe.books.charges = stripe.books.charges.filter((charge) => charge !== chargeOf(gone));
    stripe.books.intents.delete(intentOf(gone).id);
    // Paid, and no event has come.
    const untold = await stage.place(shop);
    await stage.letNobodyLook(untold);
    stripe.pay(intentOf(untold));
    // Made by hand, at Stripe.
    const foreign = {
      ...chargeOf(right[1] as OrderAnswer),
      id: 'ch_foreign',
      payment_intent: 'pi_foreign',
      metadata: {},
    };
    const unknown = { ...foreign, id: 'ch_unknown', metadata: { paymentId: newId() } };
    stripe.books.charges.push(foreign, unknown);
    // A refund that is twice there, one that is gone, one that failed silently.
    const [twice, lost, failed] = [
      await paidThroughStripe(shop),
      await paidThroughStripe(shop),
      await paidThroughStripe(shop),
    ];
    const refundIds: string[] = [];
    for (const { orderId } of [twice, lost, failed]) {
      refundIds.push(await stage.refund(shop, orderId, { amountMinor: 100 }));
      await stage.untilRefund(shop, orderId, 'made');
    }
    stripe.books.refunds.push({ ...refundAtStripe(twice), id: 're_twice' });
    stripe.settle(refundAtStripe(failed), 'failed');
    stripe.books.refunds = stripe.books.refunds.filter((refund) => refund !== refundAtStripe(lost));

    const run = await compare('stripe', startMs, Date.now());
    const differences = await found(operator, run.reconciliationId);
    const expected = [
      `amount payment ${wrongAmount.payment.paymentId}`,
      `currency payment ${wrongCurrency.payment.paymentId}`,
      `missing_there payment ${gone.payment.paymentId}`,
      `state payment ${untold.payment.paymentId}`,
      `missing_here payment null`,
      `missing_here payment ${unknown.metadata.paymentId}`,
      `amount refund ${refundIds[0]}`,
      `missing_there refund ${refundIds[1]}`,
      `state refund ${refundIds[2]}`,
    ];
    expect(kindsOf(differences)).toEqual([...expected].sort());
    expect(run).toMatchObject({ state: 'done', differences: expected.length });
    expect(differences.find(({ kind, what }) => kind === 'amount' && what === 'payment')).toMatchObject({
      provider: 'stripe',
      reference: intentOf(wrongAmount).id,
      accountId: shop.accountId,
      orderId: wrongAmount.orderId,
      ours: { amountMinor: 9_900, currency: 'CNY', state: 'succeeded' },
      theirs: { amountMinor: 9_901, currency: 'CNY', state: 'succeeded' },
    });

    // An account sees what is its own; what nobody knows is the operator's.
    const other = await stage.open();
    expect(kindsOf(await found(shop.staff, run.reconciliationId))).toEqual(
      expected.filter((line) => !line.startsWith('missing_here')).sort(),
    );
    expect(await found(other.staff, run.reconciliationId)).toEqual([]);
    const amounts = await operator.get(`/v1/payment-differences?kind=amount&limit=1`).expect(200);
    expect(amounts.body).toMatchObject({ items: [{ kind: 'amount' }], nextCursor: expect.any(String) });
  });

  it('reads WeChat Pay’s bills of whole days in China', async () => {
    const stage = new ProviderStage(order, 'wechat');
    const shop = await stage.open();
    const transactionOf = ({ payment }: OrderAnswer) => wechat.transactionOf({ ...payment.parameters });
    const [right, wrong, untold] = [await stage.place(shop), await stage.place(shop), await stage.place(shop)];
    const yesterday = wechat.yesterday();
    for (const placed of [right, wrong]) {
      const content = wechat.pay(transactionOf(placed), yesterday.fromMs + 3_600_000);
      expect(await wechat.deliver(order.url, content)).toMatchObject({ status: 204 });
    }
    await stage.letNobodyLook(untold);
    wechat.pay(transactionOf(untold), yesterday.toMs - 1_000);
    Object.assign(transactionOf(wrong).amount, { total: 1 });

    const run = await compare('wechat', yesterday.fromMs, yesterday.toMs);

    expect(run).toMatchObject({ state: 'done', payments: 3, refunds: 0, differences: 2 });
    expect(kindsOf(await found(operator, run.reconciliationId))).toEqual(
      [`amount payment ${wrong.payment.paymentId}`, `state payment ${untold.payment.paymentId}`].sort(),
    );
  });

  it('asks again before it calls something different that was only on its way', async () => {
    const stage = new ProviderStage(order, 'wechat');
    const shop = await stage.open();
    const placed = await stage.place(shop);
    const transaction = wechat.transactionOf({ ...placed.payment.parameters });
    const { fromMs } = wechat.yesterday();
    const [dayBefore, noon] = [fromMs - 86_400_000, fromMs - 43_200_000];
    await wechat.deliver(order.url, wechat.pay(transaction, noon));
    Object.assign(wechat, { refundsStartAs: 'PROCESSING', refundsAtMs: noon });
    await stage.refund(shop, placed.orderId);
    await stage.untilRefund(shop, placed.orderId, 'asked');
    wechat.writeBill(noon);
    const [refund] = wechat.refundsOf(transaction.out_trade_no);
    if (refund) await wechat.deliver(order.url, wechat.settle(refund, 'SUCCESS'));
    await stage.untilRefund(shop, placed.orderId, 'made');
    // By Stripe's clock it was paid on the other side of midnight.
    const late = await paidThroughStripe(shop);
    const sql = `UPDATE received_payments SET paid_at = $2 WHERE payment_id = $1`;
    await order.database.query(asService, sql, [late.payment.paymentId, new Date(noon)]);

    const day = { state: 'done', differences: 0 };
    expect(await compare('wechat', dayBefore, fromMs)).toMatchObject({ ...day, payments: 1, refunds: 1 });
    expect(await compare('stripe', dayBefore, fromMs)).toMatchObject({ ...day, payments: 0, refunds: 0 });
  });

  it('compares the test provider’s books, too', async () => {
    const shop = await new ProviderStage(order, 'test').open();
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    const startMs = Date.now() - 1_000;
    const { paymentId } = body.payment;
    const sql = `UPDATE test_payments SET outcome = 'succeeded', confirmed_at = now() - interval '1 ms' WHERE payment_id = $1`;
    await order.database.query(asService, sql, [paymentId]);

    const run = await compare('test', startMs, Date.now());

    expect(kindsOf(await found(operator, run.reconciliationId))).toEqual([`state payment ${paymentId}`]);
  });

  it('is made every day for the days before, once each, for every provider with real money', async () => {
    await until(async () => {
      const { items } = (await operator.get('/v1/reconciliations?limit=100').expect(200)).body;
      const daily = items.filter(({ cause }: { cause: string }) => cause === 'daily');
      return daily.length === 14 && daily.every(({ state }: { state: string }) => state === 'done');
    });

    const { items } = (await operator.get('/v1/reconciliations?limit=100')).body;
    const daily = items.filter(({ cause }: { cause: string }) => cause === 'daily');
    expect(new Set(daily.map(({ provider, from }: Record<string, string>) => `${provider} ${from}`)).size).toBe(14);
  });

  it('waits for a provider that is away', async () => {
    const [fromMs, toMs] = [Date.parse('2026-01-01T00:00:00Z'), Date.parse('2026-01-02T00:00:00Z')];
    stripe.disturb({ kind: 'down' }, 3);

    expect(await compare('stripe', fromMs, toMs)).toMatchObject({ state: 'done', failure: null, differences: 0 });
  });

  it('is the operator’s to ask for, about a period that is over, once for one key', async () => {
    const period = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
    const ask = (body: object, caller = operator) =>
      caller.post('/v1/reconciliations').set('idempotency-key', 'january').send(body);
    const staff = order.http.as(order.credentials.staff(newId()));

    const answers = [await ask({ provider: 'test', ...period }), await ask({ provider: 'test', ...period })];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(answers[1]?.body.reconciliationId).toBe(answers[0]?.body.reconciliationId);
    for (const wrong of [
      { from: period.to, to: period.from },
      { from: period.from, to: period.from },
      { from: '2025-01-01T00:00:00Z', to: period.to },
      { from: period.from, to: '2999-01-01T00:00:00Z' },
    ])
      expect(await ask({ provider: 'test', ...wrong })).toMatchObject({
        status: 422,
        body: { code: 'reconciliation.period' },
      });
    const today = { from: new Date(Date.now() - 60_000).toISOString(), to: new Date().toISOString() };
    expect(await ask({ provider: 'wechat', ...today })).toMatchObject({ status: 422 });
    for (const wrong of [{ provider: 7, ...period }, { provider: 'test', from: 'x', to: period.to }, {}])
      expect(await ask(wrong)).toMatchObject({ status: 400 });
    expect(await ask({ provider: 'paypal', ...period })).toMatchObject({ status: 404 });
    expect(await ask({ provider: 'test', ...period }, staff)).toMatchObject({ status: 403 });
    expect(await staff.get('/v1/reconciliations')).toMatchObject({ status: 403 });
    expect(await operator.get(`/v1/reconciliations/${newId()}`)).toMatchObject({
      status: 404,
      body: { code: 'reconciliation.not_found' },
    });
  });
});
