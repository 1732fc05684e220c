import type { Random } from '../plan/random.js';
import { payableOf } from '../plan/sale/coupons.js';
import { type Attempt, type Fate, isPaid, refundMinorOf, type SalePlan } from '../plan/sale/sale-plan.js';

/** What a sale came to. */
export interface PaperSale {
  ordersPlaced: number;
  orders: number;
  gmvMinor: number;
  refundedMinor: number;
  unitsSold: number;
  soldOut: number;
}

/** Acts a plan out with nothing but a ledger on paper, in an order of its own: attempts come as chance has it. */
export function actOutOnPaper(plan: SalePlan, random: Random): PaperSale {
  const free = new Map(plan.products.flatMap(({ skus }) => skus.map(({ key, units }) => [key, units] as const)));
  const cards = new Map(plan.contests.map(({ sku, cards: dealt }) => [sku, [...dealt]]));
  const sale: PaperSale = { ordersPlaced: 0, orders: 0, gmvMinor: 0, refundedMinor: 0, unitsSold: 0, soldOut: 0 };
  const refunds: (() => void)[] = [];
  const move = (lines: Attempt['lines'], by: 1 | -1) => {
    for (const { sku, quantity } of lines) free.set(sku, (free.get(sku) ?? 0) + by * quantity);
  };

  const attempt = ({ lines, outcome, ...more }: Attempt) => {
    if (lines.some(({ sku, quantity }) => (free.get(sku) ?? 0) < quantity)) return void sale.soldOut++;
    const fate = (outcome === 'contested' ? (cards.get(lines[0]?.sku ?? '')?.shift() ?? 'pay') : outcome) as Fate;
    sale.ordersPlaced++;
    move(lines, -1);
    if (!isPaid(fate)) return void move(lines, 1);
    sale.orders++;
    const payableMinor = payableOf({ lines, ...more });
    sale.gmvMinor += payableMinor;
    sale.refundedMinor += refundMinorOf(fate, payableMinor);
    if (fate === 'refund') refunds.push(() => move(lines, 1));
  };

  for (const one of random.shuffled(plan.attempts)) attempt(one);
  for (const { lastCalls } of plan.contests) lastCalls.forEach(attempt);
  for (const giveBack of refunds) giveBack();
  const left = [...free.values()].reduce((sum, units) => sum + units, 0);
  const allocated = plan.products.flatMap(({ skus }) => skus).reduce((sum, { units }) => sum + units, 0);
  return { ...sale, unitsSold: allocated - left };
}
