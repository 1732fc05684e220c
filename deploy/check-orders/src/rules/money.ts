import { orderRefunded } from '@shopcast/contracts';
import type { OrderDossier } from '../evidence/dossiers.js';
import type { OrderFound } from '../evidence/papers.js';
import { paidStages } from '../judgement/life.js';
import type { Discrepancy, Rule } from '../judgement/rule.js';
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
    const askedFor = refunds.filter((refund) => refund.askedFor);
    const sent = askedFor.map(({ refundId, amountMinor }) => `${refundId}: ${amountMinor}`).sort();
    const told = facts
      .filter(({ type }) => type === orderRefunded.type)
      .map(({ data }) => `${String(data['refundId'])}: ${String(data['refundMinor'])}`)
      .sort();
    if (!same(sent, told)) yield { what: 'refunds and facts differ', where, expected: sent, found: told };
    const sum = sumOf(askedFor);
    if (sum !== order.refundedMinor)
      yield {
        what: 'the refunds do not add up to what the order has given back',
        where,
        expected: order.refundedMinor,
        found: sum,
      };
    const returned = refunds.filter((refund) => !refund.askedFor).map(({ amountMinor }) => amountMinor);
    const expected = order.moneyReturned ? [order.totalMinor] : [];
    if (!same(returned, expected))
      yield { what: 'late money was not returned once and whole', where, expected, found: returned };
  },
};

const sumOf = (amounts: readonly { readonly amountMinor: number }[]): number =>
  amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

export const providerAgrees: Rule<OrderDossier> = {
  id: 'money.provider',
  promise: 'The provider has the money of every order that is paid, of no other, and has given back what was made.',
  *judge(dossier) {
    const { order, orderId, payments, providerKnown } = dossier;
    if (!order || !providerKnown) return;
    const where = { orderId, paymentId: order.paymentId };
    const succeeded = payments.filter(({ outcome }) => outcome === 'succeeded');
    const agreed = payments.every(
      ({ paymentId, amountMinor, currency }) =>
        paymentId === order.paymentId && amountMinor === order.totalMinor && currency === order.currency,
    );
    if (!agreed) yield { what: 'the provider has another payment', where, expected: order.totalMinor, found: payments };
    const took = paidStages.includes(order.status) || order.moneyReturned;
    if (took && succeeded.length !== 1)
      yield {
        what: 'an order took money that the provider does not have',
        where,
        expected: 'a payment that succeeded',
        found: payments,
      };
    if (!took && succeeded.length > 0)
      yield {
        what: 'money was paid for an order that neither took it nor gave it back',
        where,
        expected: order.status,
        found: succeeded,
      };
    yield* providerRefunds(dossier, where);
  },
};

function* providerRefunds(
  { refunds, providerRefunds }: OrderDossier,
  where: Discrepancy['where'],
): Generator<Discrepancy> {
  const owed = new Map(refunds.map((refund) => [refund.refundId, refund]));
  const given = new Set(providerRefunds.map(({ refundId }) => refundId));
  for (const { refundId, amountMinor } of providerRefunds)
    if (owed.get(refundId)?.amountMinor !== amountMinor)
      yield {
        what: 'the provider gave back what nobody owed',
        where,
        expected: owed.get(refundId)?.amountMinor ?? 0,
        found: { refundId, amountMinor },
      };
  for (const { refundId, amountMinor, made } of refunds)
    if (made && !given.has(refundId))
      yield {
        what: 'a refund that was made is not with the provider',
        where,
        expected: { refundId, amountMinor },
        found: 'none',
      };
}
