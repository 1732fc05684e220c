import { orderDepositPaid, orderForfeited, orderPaid, orderPlaced } from '@shopcast/contracts';
import type { OrderDossier } from '../evidence/dossiers.js';
import type { OrderFound, OrderLine } from '../evidence/papers.js';
import type { Rule } from '../judgement/rule.js';
import { same } from '../judgement/same.js';

export const factTerms: Rule<OrderDossier> = {
  id: 'fact.terms',
  promise: 'Every fact of an order says of its buyer, lines and amounts what the order says.',
  *judge({ order, orderId, facts }) {
    if (!order) return;
    for (const { type, data, subject, place } of facts) {
      const expected = { ...spokenOf(order, type), subject: `${order.sessionId}:${order.viewerId}` };
      const found: Record<string, unknown> = { ...data, subject };
      for (const [field, value] of Object.entries(expected))
        if (!same(value, spoken(field, found[field])))
          yield {
            what: `${type} says another ${field}`,
            where: { orderId, fact: place },
            expected: value,
            found: found[field],
          };
    }
  },
};

function spokenOf(order: OrderFound, type: string): Record<string, unknown> {
  const { sessionId, viewerId, totalMinor, currency, paymentId, newBuyer, preSale } = order;
  const who = { sessionId, viewerId };
  const sold = { ...who, lines: order.lines.map(soldLine), totalMinor, currency };
  const depositMinor = preSale?.depositMinor ?? 0;
  switch (type) {
    case orderPlaced.type:
      return preSale ? { ...sold, depositMinor } : sold;
    case orderDepositPaid.type:
      return { ...who, paymentId, depositMinor, balanceMinor: totalMinor - depositMinor, currency };
    case orderForfeited.type:
      return { ...who, forfeitedMinor: depositMinor, currency };
    case orderPaid.type:
      return { ...sold, paymentId: order.balancePaymentId ?? paymentId, newBuyer };
    default:
      return who;
  }
}

/** Facts may say more about a line than what was sold for how much, and orders where its units are counted. */
const soldLine = ({
  listingId,
  skuId,
  quantity,
  unitPriceMinor,
  discountMinor = 0,
}: Omit<OrderLine, 'allocationId'>) => ({
  listingId,
  skuId,
  quantity,
  unitPriceMinor,
  discountMinor,
});

const spoken = (field: string, value: unknown): unknown =>
  field === 'lines' && Array.isArray(value) ? (value as OrderLine[]).map(soldLine) : value;
