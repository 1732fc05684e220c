import type { OrderDossier } from '../evidence/dossiers.js';
import type { Rule } from '../judgement/rule.js';

export const oneAccount: Rule<OrderDossier> = {
  id: 'account.apart',
  promise: 'Whatever is written about an order belongs to the account of the order.',
  *judge({ orderId, order, facts, movements, refunds, payments, providerRefunds, bookings }) {
    if (!order) return;
    const written = [
      ...facts.map(({ data, type, place }) => ({ accountId: data['accountId'], where: `${type} ${place}` })),
      ...movements.map(({ accountId, movementId }) => ({ accountId, where: `movement ${movementId}` })),
      ...refunds.map(({ accountId, refundId }) => ({ accountId, where: `refund ${refundId}` })),
      ...payments.map(({ accountId, paymentId }) => ({ accountId, where: `payment ${paymentId}` })),
      ...providerRefunds.map(({ accountId, refundId }) => ({ accountId, where: `provider’s refund ${refundId}` })),
      ...bookings.map(({ accountId, transactionId }) => ({ accountId, where: `booking ${transactionId}` })),
    ];
    for (const { accountId, where } of written)
      if (accountId !== order.accountId)
        yield { what: `another account’s: ${where}`, where: { orderId }, expected: order.accountId, found: accountId };
  },
};
