import { type OrderDossier, wholeRefunds } from '../evidence/dossiers.js';
import { paidStages } from '../judgement/life.js';
import type { Rule } from '../judgement/rule.js';
import { same } from '../judgement/same.js';

/** Debits and credits of an account in a currency that differ. */
interface Unbalanced {
  readonly accountId: string;
  readonly currency: string;
  readonly debits: number;
  readonly credits: number;
}

const balanced: Rule<readonly Unbalanced[]> = {
  id: 'ledger.balanced',
  promise: 'In the settlement ledger, debits are credits in every account and currency.',
  *judge(unbalanced) {
    for (const { accountId, currency, debits, credits } of unbalanced)
      yield { what: 'debits and credits differ', where: { accountId, currency }, expected: debits, found: credits };
  },
};

export const ledgerRules: readonly Rule<readonly Unbalanced[]>[] = [balanced];

export const bookedOnce: Rule<OrderDossier> = {
  id: 'ledger.orders',
  promise: 'Every paid order is booked once for what was paid, and each of its refunds once for what went back.',
  *judge({ orderId, order, refunds, bookings, ledgerKnown }) {
    if (!order || !ledgerKnown) return;
    const sale = paidStages.includes(order.status) ? [`sale: ${order.totalMinor}`] : [];
    const back = wholeRefunds(refunds)
      .filter(({ ofSale }) => ofSale)
      .map(({ refundId, amountMinor }) => `refund ${refundId}: ${amountMinor}`);
    const expected = [...sale, ...back].sort();
    const found = bookings
      .map(({ cause, refundId, amountMinor }) => `${cause}${refundId === null ? '' : ` ${refundId}`}: ${amountMinor}`)
      .sort();
    if (!same(expected, found)) yield { what: 'orders and ledger differ', where: { orderId }, expected, found };
  },
};
