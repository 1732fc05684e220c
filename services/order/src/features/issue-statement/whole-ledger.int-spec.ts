import { type OrderPaid, orderPaid, orderRefunded } from '@shopcast/contracts';
import { forAccount } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import fc from 'fast-check';
import { OrderModule } from '../../order.module.js';
import type { Totals } from '../../domain/settlement/totals.js';
import { noTotals } from '../../domain/settlement/totals.js';
import { BookShop, dayStart, november } from '../../testing/book-shop.js';
import { anyPaidFact, cutAt } from '../../testing/settlement.js';

interface Told {
  readonly day: number;
  readonly fact: ReturnType<typeof orderPaid.of> | ReturnType<typeof orderRefunded.of>;
}

describe('statements and the ledger', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
  });
  afterAll(() => order.stop());

  const sumOf = (all: readonly Totals[]): Totals =>
    all.reduce<Totals>(
      (sum, totals) =>
        Object.fromEntries(
          (Object.keys(noTotals) as (keyof Totals)[]).map((name) => [name, sum[name] + totals[name]]),
        ) as never,
      noTotals,
    );

  /** Orders of the shop's brand, their refunds on later days, in the order in which one after the other is told. */
  const storyOf = (shop: BookShop, orders: readonly { fact: OrderPaid; day: number; cuts: number[] }[]): Told[] =>
    orders.flatMap(({ fact, day, cuts }) => {
      const lines = fact.lines.map((line) => ({ ...line, brandId: shop.brandId }));
      const paid = { ...fact, lines, accountId: shop.accountId, orderId: newId() };
      const { accountId, sessionId, viewerId, orderId, currency } = paid;
      const parts = cutAt(paid.totalMinor, cuts).slice(0, -1);
      const refunds = parts.map((refundMinor, step) => {
        const refundedTotalMinor = parts.slice(0, step + 1).reduce((sum, part) => sum + part, 0);
        const whose = { accountId, sessionId, viewerId, orderId, currency };
        return orderRefunded.of({ ...whose, refundId: newId(), refundMinor, refundedTotalMinor });
      });
      return [
        { day, fact: orderPaid.of(paid) },
        ...refunds.map((refund, step) => ({ day: day + step + 1, fact: refund })),
      ];
    });

  const tell = async (told: readonly Told[]): Promise<void> => {
    for (const day of [...new Set(told.map((one) => one.day))])
      await order.log.tellAll(
        told.filter((one) => one.day === day).map(({ fact }) => fact),
        { timeMs: november(Math.min(day, 21)) },
      );
  };

  const balanceOf = async (shop: BookShop): Promise<{ ledger: Totals; open: Totals }> => {
    const { body } = await shop.staff.get(`/v1/settlement/accounts/${shop.accountId}/balances`).expect(200);
    return body.items[0] ?? { ledger: noTotals, open: noTotals };
  };

  /** Entries from before a day that no statement contains. */
  const leftOut = async (shop: BookShop, day: number): Promise<number> => {
    const [left] = await order.database.query<{ n: number }>(
      forAccount(shop.accountId),
      `SELECT count(*)::int AS n FROM ledger_entries e WHERE occurred_at < $1
       AND NOT EXISTS (SELECT FROM statement_entries s WHERE s.entry_id = e.entry_id)`,
      [dayStart(day)],
    );
    return left?.n ?? NaN;
  };

  it('agree for any orders, refunds, rates and periods, however late the facts come', async () => {
    const orders = fc.array(
      fc.record({
        fact: anyPaidFact,
        day: fc.integer({ min: 1, max: 15 }),
        cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
        chunk: fc.nat(3),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const days = fc.uniqueArray(fc.integer({ min: 2, max: 22 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(orders, days, async (all, ends) => {
        const shop = new BookShop(order);
        const periods = [1, ...ends.toSorted((a, b) => a - b)];
        const issued: { totals: Totals; statementId: string }[] = [];
        await shop.sell(1, { unitPriceMinor: 100 });
        await tell(
          storyOf(shop, [{ ...(all[0] as never as { fact: OrderPaid; day: number; cuts: number[] }), day: 1 }]),
        );
        for (const [index, end] of periods.slice(1).entries()) {
          await tell(
            storyOf(
              shop,
              all.slice(1).filter(({ chunk }) => chunk === index),
            ),
          );
          const { body } = await shop.issue(periods[index] ?? 1, end);
          issued.push(body);
        }

        const { ledger, open } = await balanceOf(shop);
        expect(sumOf([...issued.map(({ totals }) => totals), open])).toEqual(ledger);
        expect(ledger.salesMinor - ledger.refundsMinor).toBe(
          ledger.commissionMinor + ledger.platformFeeMinor + ledger.payableMinor,
        );
        expect(await leftOut(shop, periods.at(-1) ?? 1)).toBe(0);
        const lines = await Promise.all(issued.map(({ statementId }) => shop.read(statementId)));
        for (const { statement, lines: shown } of lines)
          expect(shown.reduce<number>((sum, line) => sum + (line['payableMinor'] as number), 0)).toBe(
            statement.totals.payableMinor,
          );
      }),
      { numRuns: 6 },
    );
  });

  it('agree while facts stream in, with every entry in one statement at most and none before the end left out', async () => {
    const shop = new BookShop(order);
    await shop.sell(1);
    const selling = (async () => {
      for (let round = 0; round < 12; round += 1) {
        const sold = await Promise.all([shop.sell(1 + (round % 9)), shop.sell(3), shop.sell(20)]);
        await shop.giveBack(Math.min(21, 2 + round), sold[0], 100 + round);
      }
    })();
    const issued: Totals[] = [];
    for (let day = 1; day < 19; day += 3) {
      const answers = await Promise.all([shop.issue(day, day + 3), shop.issue(day, day + 3)]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      issued.push(answers[0]?.body.totals);
    }
    await selling;
    issued.push((await shop.issue(19, 21)).body.totals);

    const { ledger, open } = await balanceOf(shop);
    expect(sumOf([...issued, open])).toEqual(ledger);
    expect(await leftOut(shop, 21)).toBe(0);
    expect(ledger.salesMinor).toBe(37 * 19_800);
  });
});
