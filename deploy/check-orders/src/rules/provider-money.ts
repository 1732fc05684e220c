import type { OrderDossier } from '../evidence/dossiers.js';
import type { OrderFound, ProviderPaymentFound } from '../evidence/papers.js';
import { paymentsOf } from '../evidence/payments-of.js';
import type { Discrepancy, Rule } from '../judgement/rule.js';

export const providerAgrees: Rule<OrderDossier> = {
  id: 'money.provider',
  promise: 'The provider has the money of every order that is paid, of no other, and has given back what was made.',
  *judge(dossier) {
    const { order, orderId, payments, providerKnown } = dossier;
    if (!order || !providerKnown) return;
    const agreed = paymentsOf(order);
    for (const found of payments)
      if (!isAgreed(found, order))
        yield { what: 'the provider has another payment', where: { orderId }, expected: agreed, found };
    for (const due of agreed) {
      const where = { orderId, paymentId: due.paymentId };
      const succeeded = payments.filter(({ paymentId, outcome }) => {
        return paymentId === due.paymentId && outcome === 'succeeded';
      });
      if (due.taken && succeeded.length !== 1)
        yield {
          what: 'an order took money that the provider does not have',
          where,
          expected: 'a payment that succeeded',
          found: payments,
        };
      if (!due.taken && succeeded.length > 0)
        yield {
          what: 'money was paid for an order that neither took it nor gave it back',
          where,
          expected: order.status,
          found: succeeded,
        };
    }
    yield* providerRefunds(dossier, { orderId, paymentId: order.paymentId });
  },
};

/** A balance that could not be paid is tried again as another payment; the tries before it have all failed. */
function isAgreed({ paymentId, amountMinor, currency, outcome }: ProviderPaymentFound, order: OrderFound): boolean {
  const agreed = paymentsOf(order).find((payment) => payment.paymentId === paymentId);
  const earlierTry =
    order.preSale && outcome !== 'succeeded' ? order.totalMinor - order.preSale.depositMinor : undefined;
  return amountMinor === (agreed?.amountMinor ?? earlierTry) && currency === order.currency;
}

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
