import type { AllocationDossier } from '../evidence/stock-replay.js';
import type { Rule } from '../judgement/rule.js';
import { same } from '../judgement/same.js';

const neverOversold: Rule<AllocationDossier> = {
  id: 'stock.never-oversold',
  promise: 'At every moment reserved + sold ≤ allocated, and neither is below 0.',
  *judge({ allocationId, oversold }) {
    if (oversold.count === 0) return;
    yield {
      what: `more was promised than there was, at ${oversold.count} moments; first`,
      where: { allocationId, movementId: oversold.first?.movementId ?? 0 },
      expected: 'reserved + sold ≤ allocated',
      found: oversold.first,
    };
  },
};

const addsUp: Rule<AllocationDossier> = {
  id: 'stock.adds-up',
  promise: 'The movements of an allocation add up to what it is.',
  *judge({ allocationId, row, replayed }) {
    const found = row && { allocated: row.allocated, reserved: row.reserved, offered: row.offered, sold: row.sold };
    if (!same(found, replayed))
      yield { what: 'ledger and movements differ', where: { allocationId }, expected: replayed, found };
  },
};

const ordersAgree: Rule<AllocationDossier> = {
  id: 'stock.orders',
  promise:
    'What an allocation has reserved and sold is what orders hold and have, besides what is held for who waited.',
  *judge({ allocationId, row, byOrders }) {
    const found = row && { reserved: row.reserved - row.offered, sold: row.sold };
    if (!same(found, byOrders))
      yield { what: 'ledger and orders differ', where: { allocationId }, expected: byOrders, found };
  },
};

const offersAgree: Rule<AllocationDossier> = {
  id: 'stock.offers',
  promise: 'What an allocation holds for viewers who waited is what their open offers add up to.',
  *judge({ allocationId, row, byOffers }) {
    if (row && row.offered !== byOffers)
      yield { what: 'ledger and offers differ', where: { allocationId }, expected: byOffers, found: row.offered };
  },
};

const asIntended: Rule<AllocationDossier> = {
  id: 'stock.as-intended',
  promise: 'There is what the merchant allocated last, or what is promised already where that is more.',
  *judge({ allocationId, row, intended }) {
    if (!row) return;
    const where = { allocationId };
    if (row.intended !== intended)
      yield { what: 'the merchant allocated another number', where, expected: intended, found: row.intended };
    const allocated = Math.max(row.intended, row.reserved + row.sold);
    if (row.allocated !== allocated)
      yield { what: 'there is another number of units', where, expected: allocated, found: row.allocated };
  },
};

const ownAccount: Rule<AllocationDossier> = {
  id: 'account.stock',
  promise: 'The units of an allocation are moved by its own account only.',
  *judge({ allocationId, row, accounts }) {
    for (const accountId of accounts)
      if (row && accountId !== row.accountId)
        yield {
          what: 'another account moved units',
          where: { allocationId },
          expected: row.accountId,
          found: accountId,
        };
  },
};

export const stockRules: readonly Rule<AllocationDossier>[] = [
  neverOversold,
  addsUp,
  ordersAgree,
  offersAgree,
  asIntended,
  ownAccount,
];
