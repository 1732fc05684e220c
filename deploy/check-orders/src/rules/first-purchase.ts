import type { BuyerDossier } from '../evidence/dossiers.js';
import { paidStages } from '../judgement/life.js';
import type { Rule } from '../judgement/rule.js';
import { same } from '../judgement/same.js';

export const oneFirstPurchase: Rule<BuyerDossier> = {
  id: 'buyer.first-purchase',
  promise: 'Of a buyer’s paid orders exactly one is the first, and the buyer’s row names it.',
  *judge({ viewerId, accountId, orders, firstOrderIds }) {
    const paid = orders.filter(({ status }) => paidStages.includes(status));
    const first = paid.filter(({ newBuyer }) => newBuyer === true).map(({ orderId }) => orderId);
    const where = { accountId, viewerId };
    if (paid.length > 0 && first.length !== 1)
      yield { what: 'not exactly one paid order is the buyer’s first', where, expected: 1, found: first };
    if (!same(first, firstOrderIds))
      yield { what: 'the buyer’s row names another first order', where, expected: first, found: firstOrderIds };
  },
};
