import { orderDepositPaid } from '@shopcast/contracts';
import type { OrderDossier } from '../evidence/dossiers.js';
import type { OrderFound } from '../evidence/papers.js';
import type { Rule } from '../judgement/rule.js';

export const depositsKept: Rule<OrderDossier> = {
  id: 'money.deposit',
  promise: 'A deposit is a part of its order’s total, is told once when it is there, and nothing is sold for it alone.',
  *judge({ orderId, order, facts }) {
    const told = facts.filter(({ type }) => type === orderDepositPaid.type).length;
    if (!order || (!order.preSale && told === 0)) return;
    const { preSale, totalMinor, status, balancePaymentId } = order;
    const where = { orderId, status };
    const depositMinor = preSale?.depositMinor ?? 0;
    if (depositMinor <= 0 || depositMinor >= totalMinor)
      yield {
        what: 'a deposit is no part of the total',
        where,
        expected: `1 to ${totalMinor - 1}`,
        found: depositMinor,
      };
    const expected = isThere(order) ? 1 : 0;
    if (told !== expected) yield { what: 'a deposit is told more or less than once', where, expected, found: told };
    if (status === 'paid' && balancePaymentId === null)
      yield { what: 'an order was sold for its deposit', where, expected: 'a balance', found: 'none' };
  },
};

/** An order has the payment of its balance from the moment in which its deposit is there. */
const isThere = ({ balancePaymentId }: OrderFound): boolean => balancePaymentId !== null;
