import { commissionSet, deadLettered, type OrderPaid, orderPaid, orderRefunded } from '@shopcast/contracts';
import { asService, forAccount } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import fc from 'fast-check';
import { OrderModule } from '../order.module.js';
import { couponOf } from '../testing/coupons.js';
import { callBack, callbackOf, moneyOf, untilCalledBack, untilRefundsAreMade } from '../testing/payments.js';
import { anyPaidFact, cutAt, ledgerOf, paidFact, paidLine } from '../testing/settlement.js';
import { TestShop } from '../testing/shop.js';

describe('the ledger', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
  });
  afterAll(() => order.stop());

  const operator = () => order.http.as(order.credentials.operatorKey);
  const setTerms = async ({ accountId }: TestShop, commission: number, fee: number): Promise<void> => {
    const path = `/v1/settlement/accounts/${accountId}`;
    await operator().put(`${path}/default-commission`).send({ rateBasisPoints: commission }).expect(200);
    await operator().put(`${path}/platform-fee`).send({ rateBasisPoints: fee }).expect(200);
  };
  const setCommission = ({ accountId, item }: TestShop, rateBasisPoints: number | null): Promise<void> =>
    order.log.tell(commissionSet.of({ accountId, listingId: item.listingId, rateBasisPoints }));
  const refund = (shop: TestShop, orderId: string, amountMinor: number) =>
    shop.staff.post(`/v1/orders/${orderId}/refunds`).set('idempotency-key', newId()).send({ amountMinor }).expect(201);

  /** A fact of an order of its own in an account of its own. */
  const someOrder = (changes: Partial<OrderPaid> = {}): OrderPaid =>
    paidFact([paidLine({ unitPriceMinor: 10_000 })], { accountId: newId(), orderId: newId(), ...changes });
  const refundFact = (
    { accountId, sessionId, viewerId, orderId, currency }: OrderPaid,
    so: number[],
    lines?: object[],
  ) =>
    orderRefunded.of({
      ...{ accountId, sessionId, viewerId, orderId, currency, refundId: newId() },
      ...{ refundMinor: so.at(-1) ?? 0, refundedTotalMinor: so.reduce((sum, part) => sum + part, 0) },
      ...(lines === undefined ? {} : { lines: lines as never }),
    });

  const setAside = async () =>
    (await order.publishedAs(deadLettered)).map(({ data: { accountId, code } }) => ({ accountId, code }));

  it('books a paid order under the terms of the moment in which it was placed', async () => {
    const brandId = newId();
    const shop = await TestShop.open(order, { brandId });
    await setTerms(shop, 1_000, 200);
    const viewer = shop.viewer();
    const underDefault = (await shop.buy({ viewer })).body;
    await setCommission(shop, 2_000);
    const underOwn = (await shop.buy({ viewer, body: shop.body(2) })).body;
    await setCommission(shop, null);
    await setTerms(shop, 0, 0);

    for (const placed of [underDefault, underOwn]) await callBack(order, callbackOf(placed));
    await order.log.untilQuiet();

    expect(await ledgerOf(order, shop.accountId, brandId)).toEqual({
      buyer_money: 29_700,
      refunds: 0,
      brand_payable: -(8_712 + 15_444),
      account_commission: -(990 + 3_960),
      platform_fee: -(198 + 396),
    });
    expect(underOwn.lines[0]).not.toHaveProperty('saleTerms');
    expect(JSON.stringify((await viewer.get(`/v1/orders/${underOwn.orderId}`)).body)).not.toContain('asisPoints');
  });

  it('books what was paid after coupons, line by line, and takes that back', async () => {
    const brandId = newId();
    const shop = await TestShop.open(order, { priceMinor: 9_999, brandId });
    const cheaper = await shop.list({ priceMinor: 5_000 });
    await setTerms(shop, 1_000, 200);
    const viewer = shop.viewer();
    const { listingId } = shop.item;
    const off = { discount: { kind: 'amount', amountMinor: 4_000 }, listingIds: [listingId] };
    const { couponId } = await couponOf(shop, viewer, off);
    const { sessionId } = shop;
    const lines = [shop.item, cheaper].map(({ listingId, skuId }) => ({ listingId, skuId, quantity: 1 }));
    const placed = (await shop.buy({ viewer, body: { sessionId, lines, couponIds: [couponId] } })).body;
    expect(placed.lines).toMatchObject([{ netMinor: 5_999 }, { netMinor: 5_000 }]);
    await viewer.post(`/v1/test-payments/${placed.payment.paymentId}/confirmation`).send({}).expect(202);
    await untilCalledBack(order);
    await order.log.untilQuiet();

    expect(await ledgerOf(order, shop.accountId, brandId)).toEqual({
      buyer_money: 5_999,
      refunds: 0,
      brand_payable: -5_281,
      account_commission: -599,
      platform_fee: -119,
    });
    expect(await ledgerOf(order, shop.accountId)).toEqual({
      ...{ buyer_money: 10_999, refunds: 0, brand_payable: -(5_281 + 4_400) },
      ...{ account_commission: -(599 + 500), platform_fee: -(119 + 100) },
    });

    await refund(shop, placed.orderId, 10_999);
    await order.log.untilQuiet();
    expect(await ledgerOf(order, shop.accountId)).toEqual({
      ...{ buyer_money: 10_999, refunds: -10_999, brand_payable: 0, account_commission: 0, platform_fee: 0 },
    });
  });

  it('takes refunds back in proportion, and agrees with the desk and the provider about the money', async () => {
    const shop = await TestShop.open(order);
    await setTerms(shop, 1_500, 100);
    const viewer = shop.viewer();
    const placed = (await shop.buy({ viewer })).body;
    await viewer.post(`/v1/test-payments/${placed.payment.paymentId}/confirmation`).send({}).expect(202);
    await untilCalledBack(order);

    for (const amountMinor of [1, 1, 3_333]) await refund(shop, placed.orderId, amountMinor);
    await order.log.untilQuiet();
    const partly = await ledgerOf(order, shop.accountId);
    await refund(shop, placed.orderId, 9_900 - 3_335);
    await order.log.untilQuiet();

    expect(partly).toEqual({
      buyer_money: 9_900,
      refunds: -3_335,
      brand_payable: -5_516,
      account_commission: -984,
      platform_fee: -65,
    });
    await untilRefundsAreMade(order);
    expect(await moneyOf(order, shop.accountId)).toEqual({ provider: 0, desk: 0 });
    expect(await ledgerOf(order, shop.accountId)).toEqual({
      ...{ buyer_money: 9_900, refunds: -9_900 },
      ...{ brand_payable: 0, account_commission: 0, platform_fee: 0 },
    });
  });

  it('books each fact once: delivered twice, or told again after the inbox has forgotten it', async () => {
    const sale = someOrder();
    const units = sale.lines.map(({ listingId, skuId }) => ({ listingId, skuId, quantity: 1 }));
    const [first, second] = [refundFact(sale, [2_500], units), refundFact(sale, [2_500, 1_000], units)];
    const id = newId();
    await order.log.tell(orderPaid.of(sale), { id });
    await order.log.tell(orderPaid.of(sale), { id });
    await order.log.tellAll([first, second]);
    const once = await ledgerOf(order, sale.accountId);

    await order.log.tellAll([orderPaid.of(sale), orderPaid.of(sale), first, second, first]);
    await order.log.tell(second);
    await order.log.tell(orderPaid.of({ ...sale, totalMinor: 5 }));

    expect(once).toMatchObject({ buyer_money: 10_000, refunds: -3_500 });
    expect(await ledgerOf(order, sale.accountId)).toEqual(once);
    const [rows] = await order.database.query<{ n: string }>(
      forAccount(sale.accountId),
      'SELECT count(*) AS n FROM ledger_transactions',
    );
    expect(rows?.n).toBe('3');
    expect(await setAside()).toEqual([]);
  });

  it('charges what came back to the brand whose units they are', async () => {
    const [mine, other] = [newId(), newId()];
    const lines = [paidLine({ brandId: mine }), paidLine({ brandId: other, listingId: newId(), quantity: 2 })];
    const sale = someOrder({ lines, totalMinor: 29_700 });
    const [, line] = lines;

    await order.log.tell(orderPaid.of(sale));
    const units = [{ listingId: line?.listingId, skuId: line?.skuId, quantity: 1 }];
    await order.log.tell(refundFact(sale, [9_900], units));

    expect(await ledgerOf(order, sale.accountId, mine)).toMatchObject({ buyer_money: 9_900, refunds: 0 });
    expect(await ledgerOf(order, sale.accountId, other)).toMatchObject({ buyer_money: 19_800, refunds: -9_900 });
  });

  it('sets a refund aside whose sale it does not know, and goes on with the next fact', async () => {
    const [lost, sold] = [someOrder(), someOrder()];

    await order.log.tellAll([refundFact(lost, [1]), orderPaid.of(sold)]);

    expect(await ledgerOf(order, lost.accountId)).toMatchObject({ refunds: 0 });
    expect(await ledgerOf(order, sold.accountId)).toMatchObject({ buyer_money: 10_000 });
    expect(await setAside()).toEqual([{ accountId: lost.accountId, code: 'ledger.sale_unknown' }]);
  });

  it('conserves the money of any orders and refunds, whatever comes twice', async () => {
    const [sample] = fc.sample(
      fc.array(fc.tuple(anyPaidFact, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 })), {
        minLength: 40,
        maxLength: 40,
      }),
      1,
    );
    const accountId = newId();
    const story = (sample ?? []).map(([fact, cuts]) => {
      const sale = { ...fact, accountId, orderId: newId() };
      const parts = cutAt(sale.totalMinor, cuts).slice(0, -1);
      return { sale, facts: parts.map((_part, step) => refundFact(sale, parts.slice(0, step + 1))) };
    });

    await order.log.tellAll(story.map(({ sale }) => orderPaid.of(sale)));
    await order.log.tellAll(story.flatMap(({ facts }) => facts));
    await order.log.tellAll(story.flatMap(({ sale, facts }) => [orderPaid.of(sale), ...facts]));

    const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
    const captured = sumOf(story.map(({ sale }) => sale.totalMinor));
    const refunded = sumOf(story.flatMap(({ facts }) => facts.map(({ data }) => data.refundMinor)));
    const balances = await ledgerOf(order, accountId);
    expect(balances).toMatchObject({ buyer_money: captured, refunds: -refunded });
    expect(-balances.brand_payable - balances.account_commission - balances.platform_fee).toBe(captured - refunded);
  });

  it('cannot be changed, unbalanced or read by others, not even by a statement', async () => {
    const [sale, foreign] = [someOrder(), someOrder()];
    await order.log.tellAll([orderPaid.of(sale), orderPaid.of(foreign)]);
    const run = (sql: string, scope = forAccount(sale.accountId)) => order.database.query<{ n: string }>(scope, sql);
    for (const table of ['ledger_entries', 'ledger_transactions'])
      for (const change of [
        `UPDATE ${table} SET currency = 'EUR'`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ])
        await expect(run(change, asService)).rejects.toThrow('permission denied');
    const insert = (debit: string, credit: string, amount: string, account = 'account_id', currency = 'currency') =>
      run(`INSERT INTO ledger_entries (account_id, transaction_id, line_no, listing_id, brand_id, occurred_at, currency,
                                       debit, credit, amount_minor)
           SELECT ${account}, transaction_id, 9, listing_id, brand_id, occurred_at, ${currency},
                  ${debit}, ${credit}, ${amount} FROM ledger_entries LIMIT 1`);
    await expect(insert(`'buyer_money'`, 'NULL', '5')).rejects.toThrow('not-null');
    await expect(insert(`'refunds'`, `'refunds'`, '5')).rejects.toThrow('check constraint');
    await expect(insert(`'refunds'`, `'brand_payable'`, '-5')).rejects.toThrow('check constraint');
    await expect(insert(`'refunds'`, `'pocket'`, '5')).rejects.toThrow('check constraint');
    await expect(insert('debit', 'credit', '5', 'account_id', `'EUR'`)).rejects.toThrow('foreign key');
    await expect(insert('debit', 'credit', '5', `'${foreign.accountId}'::uuid`)).rejects.toThrow('row-level security');
    for (const table of ['ledger_entries', 'ledger_transactions', 'ledger_postings'])
      expect(await run(`SELECT count(*) AS n FROM ${table} WHERE account_id = '${foreign.accountId}'`)).toEqual([
        { n: '0' },
      ]);
  });
});
