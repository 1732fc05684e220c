import { orderRefunded } from '@shopcast/contracts';
import { type OrderDossier, wholeRefunds } from '../evidence/dossiers.js';
import type { OrderFound } from '../evidence/papers.js';
import { paymentsOf } from '../evidence/payments-of.js';
import type { Rule } from '../judgement/rule.js';
import { same } from '../judgement/same.js';

export const orderMoney: Rule<OrderDossier> = {
  id: 'money.order',
  promise: 'An order costs what its lines cost after its coupons, and has given back what its state says.',
  *judge({ order }) {
    if (!order) return;
    const { orderId, lines, coupons, totalMinor, refundedMinor, status, paymentProvider } = order;
    const where = { orderId };
    const sum = lines.reduce(
      (minor, { quantity, unitPriceMinor, discountMinor = 0 }) => minor + quantity * unitPriceMinor - discountMinor,
      0,
    );
    if (sum !== totalMinor)
      yield { what: 'the lines do not add up to the total', where, expected: sum, found: totalMinor };
    const [byLines, byCoupons] = [discountOf(lines), discountOf(coupons)];
    if (byLines !== byCoupons)
      yield { what: 'lines and coupons took different amounts off', where, expected: byCoupons, found: byLines };
    if ((totalMinor === 0) !== (paymentProvider === NO_PROVIDER))
      yield { what: 'only what costs nothing needs no provider', where, expected: totalMinor, found: paymentProvider };
    if (!refundFits(order))
      yield {
        what: 'so much cannot be given back',
        where: { orderId, status, totalMinor },
        expected: refundOf(order),
        found: refundedMinor,
      };
  },
};

/** What orders have in the place of a provider that cost nothing. */
const NO_PROVIDER = 'none';

const discountOf = (parts: readonly { readonly discountMinor?: number }[]): number =>
  parts.reduce((sum, { discountMinor = 0 }) => sum + discountMinor, 0);

const refundOf = ({ status, totalMinor }: OrderFound): number | string => {
  if (status === 'partly_refunded') return `more than 0 and less than ${totalMinor}`;
  return status === 'refunded' ? totalMinor : 0;
};

function refundFits({ status, refundedMinor, totalMinor, moneyReturned }: OrderFound): boolean {
  if (moneyReturned && status !== 'expired' && status !== 'cancelled') return false;
  if (status === 'partly_refunded') return refundedMinor > 0 && refundedMinor < totalMinor;
  return refundedMinor === (status === 'refunded' ? totalMinor : 0);
}

export const refundsOwed: Rule<OrderDossier> = {
  id: 'money.refunds',
  promise: 'Orders, refunds and facts agree on what has been given back, and nothing is given back twice.',
  *judge({ order, orderId, refunds, facts }) {
    if (!order) return;
    const where = { orderId };
    const whole = wholeRefunds(refunds);
    const ofSale = whole.filter((refund) => refund.ofSale);
    const sent = ofSale.map(({ refundId, amountMinor }) => `${refundId}: ${amountMinor}`).sort();
    const told = facts
      .filter(({ type }) => type === orderRefunded.type)
      .map(({ data }) => `${String(data['refundId'])}: ${String(data['refundMinor'])}`)
      .sort();
    if (!same(sent, told)) yield { what: 'refunds and facts differ', where, expected: sent, found: told };
    const sum = sumOf(ofSale);
    if (sum !== order.refundedMinor)
      yield {
        what: 'the refunds do not add up to what the order has given back',
        where,
        expected: order.refundedMinor,
        found: sum,
      };
    const returned = whole.filter((refund) => !refund.ofSale).map(({ amountMinor }) => amountMinor);
    const expected = paymentsOf(order)
      .filter(({ cameBack }) => cameBack)
      .map(({ amountMinor }) => amountMinor);
    if (!same(returned.sort(ascending), expected.sort(ascending)))
      yield { what: 'money that bought nothing was not returned once and whole', where, expected, found: returned };
  },
};

const ascending = (one: number, other: number): number => one - other;

const sumOf = (amounts: readonly { readonly amountMinor: number }[]): number =>
  amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
