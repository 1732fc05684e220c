import fc from 'fast-check';
import { SESSION, uuid } from '../../testing/fixtures.js';
import { anyPaidFact, balancesOf, cutAt, paidFact, paidLine } from '../../testing/settlement.js';
import { bookSale, type LedgerTransaction } from './book.js';
import { RefundExceedsSale, SaleUnknown } from './ledger.errors.js';
import { OpenLedger } from './open-ledger.js';
import { type Sale, saleOf } from './sale.js';

const order = saleOf(paidFact([paidLine(), paidLine({ listingId: uuid(31), unitPriceMinor: 1_000, quantity: 3 })]));

interface Given {
  readonly minor: number;
  /** Numbers of the lines of which one unit came back. */
  readonly units?: readonly number[];
}

/** Refunds of these amounts, one after the other. */
function refundsOf(sale: Sale, given: readonly (number | Given)[]): LedgerTransaction[] {
  const ledger = new OpenLedger(new Map([[sale.orderId, { sale, forLines: [] }]]));
  let refundedTotalMinor = 0;
  return given.map((one, index) => {
    const { minor, units = [] } = typeof one === 'number' ? { minor: one } : one;
    refundedTotalMinor += minor;
    const lines = units.flatMap((lineNo) => sale.lines.filter((line) => line.lineNo === lineNo));
    return ledger.refunded({
      ...{ accountId: sale.accountId, sessionId: SESSION, viewerId: 'viewer', orderId: sale.orderId },
      ...{ refundId: uuid(900 + index), refundMinor: minor, refundedTotalMinor, currency: sale.currency },
      ...(lines.length === 0
        ? {}
        : { lines: lines.map(({ listingId, skuId }) => ({ listingId, skuId, quantity: 1 })) }),
    });
  });
}

const backOf = (transactions: readonly LedgerTransaction[]): number[] =>
  transactions.reduce<number[]>(
    (sums, { lines }) => lines.map(({ amountMinor }, place) => (sums[place] ?? 0) + amountMinor),
    [],
  );

const entriesOf = (transactions: readonly LedgerTransaction[]) => transactions.flatMap(({ entries }) => entries);

describe('booking a paid order', () => {
  it('moves what was paid for each line to the brand, the account and the platform', () => {
    expect(bookSale(order).entries).toEqual([
      { lineNo: 1, debit: 'buyer_money', credit: 'brand_payable', amountMinor: 8_217 },
      { lineNo: 1, debit: 'buyer_money', credit: 'account_commission', amountMinor: 1_485 },
      { lineNo: 1, debit: 'buyer_money', credit: 'platform_fee', amountMinor: 198 },
      { lineNo: 2, debit: 'buyer_money', credit: 'brand_payable', amountMinor: 2_490 },
      { lineNo: 2, debit: 'buyer_money', credit: 'account_commission', amountMinor: 450 },
      { lineNo: 2, debit: 'buyer_money', credit: 'platform_fee', amountMinor: 60 },
    ]);
  });

  it('takes commission on what is left after a discount', () => {
    const lines = [paidLine({ unitPriceMinor: 6_000 }), paidLine({ unitPriceMinor: 4_000 })];

    const amounts = (sale: Sale) => sale.lines.map(({ amountMinor }) => amountMinor);
    expect(amounts(saleOf(paidFact(lines, { totalMinor: 9_000 })))).toEqual([5_400, 3_600]);
    const discounted = lines.map((line, place) => (place === 0 ? line : { ...line, discountMinor: 1_000 }));
    expect(amounts(saleOf(paidFact(discounted, { totalMinor: 9_000 })))).toEqual([6_000, 3_000]);
  });

  it('gives the account itself the money of a line without terms', () => {
    const { accountId, lines, ...rest } = paidFact([paidLine()]);
    const bare = lines.map(({ listingId, skuId, quantity, unitPriceMinor }) => ({
      listingId,
      skuId,
      quantity,
      unitPriceMinor,
    }));

    const { sale, entries } = bookSale(saleOf({ accountId, lines: bare, ...rest }));

    expect(sale.lines).toMatchObject([{ brandId: accountId, commissionBasisPoints: 0 }]);
    expect(entries).toEqual([{ lineNo: 1, debit: 'buyer_money', credit: 'brand_payable', amountMinor: 9_900 }]);
  });

  it('books nothing for what was free', () => {
    expect(bookSale(saleOf(paidFact([paidLine({ unitPriceMinor: 0 })]))).entries).toEqual([]);
  });
});

describe('booking a refund', () => {
  it('takes back from everybody in proportion', () => {
    expect(balancesOf(refundsOf(order, [1_290])[0]?.entries ?? [])).toEqual({
      buyer_money: 0,
      refunds: -1_290,
      brand_payable: 1_070,
      account_commission: 194,
      platform_fee: 26,
    });
  });

  it('is the same transaction when it is told again, and another for another refund', () => {
    const [one, two] = refundsOf(order, [100, 100]);

    expect(refundsOf(order, [100])[0]).toEqual(one);
    expect(one?.transactionId).not.toBe(two?.transactionId);
    expect(bookSale(order).transactionId).toBe(bookSale({ ...order, totalMinor: 1 }).transactionId);
  });

  it('of more than was paid is refused', () => {
    expect(() => refundsOf(order, [order.totalMinor + 1])).toThrow(RefundExceedsSale);
    expect(() => refundsOf(order, [order.totalMinor, 1])).toThrow(RefundExceedsSale);
  });

  it('for certain units takes it back from their brand alone, and the rest goes by what is left', () => {
    const [one, all] = [{ minor: 9_900, units: [1] }, order.totalMinor];

    expect(backOf(refundsOf(order, [one]))).toEqual([9_900, 0]);
    expect(backOf(refundsOf(order, [{ minor: 1_000, units: [2] }]))).toEqual([0, 1_000]);
    expect(backOf(refundsOf(order, [{ minor: 5_450, units: [1, 2] }]))).toEqual([4_950, 500]);
    expect(backOf(refundsOf(order, [one, 600]))).toEqual([9_900, 600]);
    expect(backOf(refundsOf(order, [one, all - 9_900]))).toEqual([9_900, 3_000]);
  });

  it('for units of more than their line was paid is spread like one for the whole order', () => {
    expect(backOf(refundsOf(order, [{ minor: 4_290, units: [2] }]))).toEqual([1_290, 3_000]);
    expect(backOf(refundsOf(order, [6_450, { minor: 6_450, units: [1] }]))).toEqual([9_900, 3_000]);
  });

  it('of an order that was never booked is refused', () => {
    const stranger = { ...order, orderId: uuid(99) };
    const fact = { refundId: uuid(1), refundMinor: 1, refundedTotalMinor: 1, currency: 'CNY' };
    const room = { accountId: order.accountId, sessionId: SESSION, viewerId: 'viewer', orderId: stranger.orderId };
    expect(() => new OpenLedger(new Map()).refunded({ ...room, ...fact })).toThrow(SaleUnknown);
  });
});

describe('whatever is sold and given back', () => {
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });

  it('debits equal credits, and what is owed is what was paid and not given back', () => {
    fc.assert(
      fc.property(anyPaidFact, cuts, fc.nat(8), fc.array(fc.nat(6)), (fact, where, kept, units) => {
        const sale = saleOf(fact);
        const parts = cutAt(sale.totalMinor, where);
        const given = parts
          .slice(0, Math.max(0, parts.length - kept))
          .map((minor, step) => ({ minor, units: units.slice(step, step + 1) }));
        const balances = balancesOf(entriesOf([bookSale(sale), ...refundsOf(sale, given)]));

        const refunded = given.reduce((sum, { minor }) => sum + minor, 0);
        expect(balances.buyer_money).toBe(sale.totalMinor);
        expect(balances.refunds).toBe(refunded === 0 ? 0 : -refunded);
        const owed = balances.brand_payable + balances.account_commission + balances.platform_fee;
        expect(owed + sale.totalMinor - refunded).toBe(0);
        for (const account of ['brand_payable', 'account_commission', 'platform_fee'] as const)
          expect(balances[account]).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('many small refunds end where one large refund ends, and with all money back nothing is left anywhere', () => {
    fc.assert(
      fc.property(anyPaidFact, cuts, (fact, where) => {
        const sale = saleOf(fact);
        const inSteps = refundsOf(sale, cutAt(sale.totalMinor, where));
        for (const [steps] of inSteps.entries()) {
          const so = inSteps.slice(0, steps + 1);
          const back = so.reduce(
            (sum, { lines }) => sum + lines.reduce((all, { amountMinor }) => all + amountMinor, 0),
            0,
          );
          expect(balancesOf(entriesOf(so))).toEqual(balancesOf(refundsOf(sale, [back])[0]?.entries ?? []));
          for (const { lines } of so)
            for (const { amountMinor } of lines) expect(amountMinor).toBeGreaterThanOrEqual(0);
        }
        const end = balancesOf(entriesOf([bookSale(sale), ...inSteps]));
        expect(Object.values({ ...end, buyer_money: 0, refunds: 0 }).every((balance) => balance === 0)).toBe(true);
      }),
    );
  });
});
