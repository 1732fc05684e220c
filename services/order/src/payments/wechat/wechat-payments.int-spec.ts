import { orderPaid } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import type { OrderAnswer } from '../../answers/order.answer.js';
import { OrderModule } from '../../order.module.js';
import { refundsOf, until } from '../../testing/payments.js';
import { ProviderStage } from '../../testing/provider-stage.js';
import type { TestShop } from '../../testing/shop.js';
import { newSigner } from './testing/platform-certificates.js';
import { type CallbackChanges, WechatPaySimulator } from './testing/wechat-pay-simulator.js';

describe('an order that is paid through WeChat Pay', () => {
  const wechat = new WechatPaySimulator();
  let order: ServiceUnderTest;
  let stage: ProviderStage;
  beforeAll(async () => {
    await wechat.start();
    order = await startService(OrderModule, { service: 'order', env: wechat.environment });
    stage = new ProviderStage(order, 'wechat');
  });
  afterEach(() => {
    wechat.recover();
    wechat.beforeAnswer = undefined;
    wechat.refundsStartAs = 'PROCESSING';
  });
  afterAll(async () => {
    await order.stop();
    await wechat.stop();
  });

  const transactionOf = ({ payment }: OrderAnswer) => wechat.transactionOf({ ...payment.parameters });
  const numberOf = ({ payment: { paymentId } }: OrderAnswer) => paymentId.replaceAll('-', '');
  const paidOrder = async (shop: TestShop): Promise<OrderAnswer> => {
    const placed = await stage.place(shop);
    expect(await wechat.deliver(order.url, wechat.pay(transactionOf(placed)))).toMatchObject({ status: 204 });
    return placed;
  };
  const refundIn = (placed: OrderAnswer) => {
    const refund = wechat.refundsOf(numberOf(placed)).at(-1);
    if (!refund) throw new Error('WeChat Pay was asked for no refund');
    return refund;
  };

  it('tells the page how to open the wallet, and is paid when WeChat Pay says so', async () => {
    const shop = await stage.open();
    const placed = await stage.place(shop);
    const transaction = transactionOf(placed);

    expect(placed.payment).toMatchObject({ provider: 'wechat', payUrl: null, parameters: { signType: 'RSA' } });
    expect(wechat.accepts({ ...placed.payment.parameters })).toBe(true);
    expect(transaction).toMatchObject({
      amount: { total: 9_900, currency: 'CNY' },
      payer: { openid: placed.viewerId },
      out_trade_no: numberOf(placed),
    });
    expect(await wechat.deliver(order.url, wechat.pay(transaction))).toMatchObject({ status: 204 });

    expect(await stage.statusOf(shop, placed.orderId)).toBe('paid');
    expect(await stage.received(placed)).toEqual([
      { provider: 'wechat', reference: transaction.transaction_id, amountMinor: 9_900, currency: 'CNY' },
    ]);
  });

  it('is one payment for one key, signed again for the page each time, also when an answer was lost', async () => {
    const shop = await stage.open();
    const [viewer, key] = [shop.viewer(), newId()];
    wechat.disturb({ kind: 'answer_lost' });

    const placed = await stage.place(shop, viewer, key);
    const again = await stage.place(shop, viewer, key);

    expect(again.payment.parameters?.['package']).toBe(placed.payment.parameters?.['package']);
    expect(wechat.accepts({ ...again.payment.parameters })).toBe(true);
    expect([...wechat.books.transactions.keys()].filter((number) => number === numberOf(placed))).toHaveLength(1);
  });

  it('stands when WeChat Pay is away, and its payment is opened by the same request later', async () => {
    const shop = await stage.open({ units: 1 });
    const [viewer, key] = [shop.viewer(), newId()];
    wechat.disturb({ kind: 'down' }, 50);

    expect(await stage.tryToPlace(shop, viewer, key)).toMatchObject({
      status: 503,
      body: { code: 'payment.provider_unavailable' },
    });
    wechat.recover();
    const placed = await stage.place(shop, viewer, key);
    await wechat.deliver(order.url, wechat.pay(transactionOf(placed)));

    expect(await stage.statusOf(shop, placed.orderId)).toBe('paid');
    const { payment } = await stage.place(shop, viewer, key);
    expect(payment.provider).toBe('wechat');
  });

  it('is paid once when the callback comes before the answer, and twenty times more', async () => {
    const shop = await stage.open();
    let content: object | undefined;
    let early: Response | undefined;
    wechat.beforeAnswer = async ({ path, body }) => {
      if (!path.endsWith('/jsapi') || content) return;
      const { out_trade_no: number } = JSON.parse(body.toString()) as { out_trade_no: string };
      content = wechat.pay(wechat.books.transactions.get(number) as never);
      early = await wechat.deliver(order.url, content);
    };

    const placed = await stage.place(shop);
    const more = await Promise.all(Array.from({ length: 20 }, () => wechat.deliver(order.url, content ?? {})));

    expect([early, ...more].map((answer) => answer?.status)).toEqual(Array(21).fill(204));
    expect(await stage.statusOf(shop, placed.orderId)).toBe('paid');
    expect(await shop.stock()).toMatchObject({ sold: 1, reserved: 0 });
    const facts = (await order.publishedAs(orderPaid)).filter(({ data }) => data.orderId === placed.orderId);
    expect(facts).toHaveLength(1);
  });

  it('believes no callback that is forged, old, altered, or sealed for somebody else', async () => {
    const shop = await stage.open();
    const placed = await stage.place(shop);
    const transaction = transactionOf(placed);
    const content = {
      ...transaction,
      trade_state: 'SUCCESS',
      transaction_id: '42',
      success_time: '2026-11-23T20:00:00+08:00',
    };
    const forger = await newSigner('forger');
    const flipped = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    const attempts: CallbackChanges[] = [
      { signedBy: forger },
      { signedBy: { ...forger, serial: wechat.signer.serial } },
      { serial: forger.serial },
      { sentAt: Date.now() - 600_000 },
      { sentAt: Date.now() + 600_000 },
      { apiV3Key: 'x'.repeat(32) },
      { tamper: (resource) => (resource.ciphertext = flipped(resource.ciphertext)) },
      { tamper: (resource) => (resource.ciphertext = 'short') },
      { tamper: (resource) => (resource.associated_data = 'certificate') },
      { alter: (body) => body.replace('TRANSACTION', 'TRANSACTI0N') },
    ];

    for (const changes of attempts) {
      const { status } = await wechat.deliver(order.url, content, changes);
      expect([Object.keys(changes), status]).toEqual([Object.keys(changes), 401]);
    }
    const ofOthers = [{ mchid: '1900000110' }, { appid: 'wx1' }, { out_trade_no: 7 }];
    for (const changes of ofOthers)
      expect(await wechat.deliver(order.url, { ...content, ...changes })).toMatchObject({ status: 401 });
    expect(await order.http.post('/v1/payment-callbacks/wechat').send(content)).toMatchObject({ status: 401 });

    expect(await stage.statusOf(shop, placed.orderId)).toBe('placed');
  });

  it('takes no other amount, no other currency, and nothing of other programs of the merchant', async () => {
    const shop = await stage.open();
    const placed = await stage.place(shop);
    const paid = { ...transactionOf(placed), trade_state: 'SUCCESS', transaction_id: '42' };

    for (const amount of [
      { total: 1, currency: 'CNY' },
      { total: 9_900, currency: 'HKD' },
    ])
      expect(await wechat.deliver(order.url, { ...paid, amount })).toMatchObject({ status: 422 });
    for (const foreign of [{ attach: '' }, { out_trade_no: 'order-7' }])
      expect(await wechat.deliver(order.url, { ...paid, ...foreign })).toMatchObject({ status: 204 });

    expect(await stage.statusOf(shop, placed.orderId)).toBe('placed');
  });

  it('goes on when WeChat Pay changes its certificate, and believes the one before for what is on its way', async () => {
    const shop = await stage.open();
    const [first, second] = [await stage.place(shop), await stage.place(shop)];

    const before = await wechat.rotate();
    await wechat.deliver(order.url, wechat.pay(transactionOf(first)));
    await wechat.deliver(order.url, wechat.pay(transactionOf(second)), { signedBy: before });
    const third = await stage.place(shop);

    expect(await stage.statusOf(shop, first.orderId)).toBe('paid');
    expect(await stage.statusOf(shop, second.orderId)).toBe('paid');
    expect(third.payment.parameters).not.toBeNull();
  });

  it('does not let a forger of serial numbers make it ask for certificates again and again', async () => {
    const forger = await newSigner('forger');
    const asks = () => wechat.asked.filter((asked) => asked === 'GET /v3/certificates').length;

    const before = asks();
    for (let n = 0; n < 40; n += 1)
      await wechat.deliver(order.url, {}, { signedBy: { ...forger, serial: `ABCD${n}` } });

    expect(asks() - before).toBeLessThan(20);
  });

  it('is closed at WeChat Pay when it is over, unless it was paid and the callback was lost', async () => {
    const shop = await stage.open();
    const viewer = shop.viewer();
    const orders = [await stage.place(shop), await stage.place(shop), await stage.place(shop, viewer)] as const;
    const [late, paid, unwanted] = orders;
    wechat.pay(transactionOf(paid));

    await viewer.post(`/v1/orders/${unwanted.orderId}/cancellation`).send({}).expect(200);
    wechat.disturb({ kind: 'status', status: 502 }, 5);
    for (const one of [late, paid]) await stage.letExpire(one);

    await until(() => [late, unwanted].every((one) => transactionOf(one).trade_state === 'CLOSED'));
    await stage.untilStatus(shop, paid.orderId, 'paid');
    for (const one of orders) await until(async () => !(await stage.isWatched(one)));
    expect(await stage.statusOf(shop, late.orderId)).toBe('expired');
  });

  it('gives money back once, after days if need be, whatever happens on the way', async () => {
    const shop = await stage.open();
    const placed = await paidOrder(shop);
    wechat.disturb({ kind: 'down' }, 4);
    wechat.disturb({ kind: 'answer_lost' }, 3);

    const refundId = await stage.refund(shop, placed.orderId, { amountMinor: 4_000 });
    await stage.untilRefund(shop, placed.orderId, 'asked');
    const content = wechat.settle(refundIn(placed), 'SUCCESS');
    for (let again = 0; again < 3; again += 1)
      expect(await wechat.deliver(order.url, content)).toMatchObject({ status: 204 });

    expect(await refundsOf(shop.staff, placed.orderId)).toEqual([{ refundId, state: 'made' }]);
    expect(wechat.refundsOf(numberOf(placed)).map(({ amount }) => amount.refund)).toEqual([4_000]);
  });

  it('finds out about refunds of which no callback came', async () => {
    const shop = await stage.open();
    const placed = await paidOrder(shop);
    await stage.refund(shop, placed.orderId);
    await stage.untilRefund(shop, placed.orderId, 'asked');

    wechat.settle(refundIn(placed), 'SUCCESS');
    await stage.lookAtRefunds();

    await stage.untilRefund(shop, placed.orderId, 'made');
  });

  it('keeps an abnormal refund open and says so; a closed one can be tried again under another number', async () => {
    const shop = await stage.open();
    const placed = await paidOrder(shop);
    const refundId = await stage.refund(shop, placed.orderId);
    await stage.untilRefund(shop, placed.orderId, 'asked');

    await wechat.deliver(order.url, wechat.settle(refundIn(placed), 'ABNORMAL'));
    const { body } = await shop.staff.get(`/v1/orders/${placed.orderId}/refunds`).expect(200);
    expect(body.items).toMatchObject([{ state: 'asked', failure: 'ABNORMAL' }]);
    await wechat.deliver(order.url, wechat.settle(refundIn(placed), 'CLOSED'));
    await stage.untilRefund(shop, placed.orderId, 'failed');
    wechat.refundsStartAs = 'SUCCESS';
    await shop.staff.post(`/v1/refunds/${refundId}/attempts`).expect(202);

    await stage.untilRefund(shop, placed.orderId, 'made');
    const hex = refundId.replaceAll('-', '');
    expect(wechat.refundsOf(numberOf(placed)).map(({ out_refund_no: number }) => number)).toEqual([hex, `${hex}-1`]);
  });

  it('is refused before anything is reserved when it is not in the currency that WeChat Pay takes', async () => {
    const shop = await stage.open({ currency: 'JPY' });

    expect(await stage.tryToPlace(shop)).toMatchObject({
      status: 422,
      body: { code: 'payment.not_possible', currencies: ['CNY'], currency: 'JPY' },
    });
    expect(await shop.stock()).toMatchObject({ reserved: 0 });
  });

  it('is refused when WeChat Pay does not know the buyer, and then holds no units', async () => {
    const shop = await stage.open();
    const [nobody, key] = [shop.viewer('nobody'), newId()];

    for (const _again of [1, 2])
      expect(await stage.tryToPlace(shop, nobody, key)).toMatchObject({
        status: 422,
        body: { code: 'payment.refused', reason: 'OPENID_MISMATCH' },
      });

    const { body } = await nobody.get('/v1/orders').expect(200);
    expect(body.items).toMatchObject([{ status: 'cancelled', cancelReason: 'payment_failed' }]);
    expect(await shop.stock()).toMatchObject({ reserved: 0, free: 10 });
  });
});
