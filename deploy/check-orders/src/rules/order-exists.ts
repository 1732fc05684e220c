import type { OrderDossier } from '../evidence/dossiers.js';
import type { Rule } from '../judgement/rule.js';

export const orderExists: Rule<OrderDossier> = {
  id: 'order.exists',
  promise: 'Every fact, movement, refund and payment belongs to an order that is there.',
  *judge({ orderId, order, facts, movements, refunds, payments }) {
    if (order) return;
    const orphans = {
      facts: facts.length,
      movements: movements.length,
      refunds: refunds.length,
      payments: payments.length,
    };
    if (Object.values(orphans).every((count) => count === 0)) return;
    const types = facts.map(({ type }) => type);
    yield { what: 'there is no such order', where: { orderId }, expected: 'the order', found: { ...orphans, types } };
  },
};
