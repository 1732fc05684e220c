import type { FlashDossier } from '../evidence/flash-sales.js';
import type { TallyDossier } from '../evidence/promotion-books.js';
import type { Rule } from '../judgement/rule.js';

const unitsIn = ({ counted }: TallyDossier): number => counted.reduce((sum, { units }) => sum + units, 0);

const kept: Rule<TallyDossier> = {
  id: 'ceiling.kept',
  promise: 'Standing orders have no more than a purchase limit, a limited price or a gift allows.',
  *judge(tally) {
    if (tally.counted.length === 0) return;
    // It may have been lowered since; then what was ordered before stays ordered.
    const ceiling = Math.max(...tally.counted.map((one) => one.ceiling));
    const units = unitsIn(tally);
    if (units > ceiling)
      yield {
        what: 'more was ordered than is allowed',
        where: { tallyId: tally.tallyId },
        expected: ceiling,
        found: units,
      };
  },
};

const counted: Rule<TallyDossier> = {
  id: 'ceiling.counted',
  promise: 'What counts against a ceiling is what the standing orders have, no more and no less.',
  *judge(tally) {
    const expected = unitsIn(tally);
    if (tally.units !== expected)
      yield { what: 'tally and orders differ', where: { tallyId: tally.tallyId }, expected, found: tally.units };
  },
};

export const ceilingRules: readonly Rule<TallyDossier>[] = [kept, counted];

const soldAtPrice: Rule<FlashDossier> = {
  id: 'ceiling.flash-price',
  promise: 'No more units are sold at a live price than the host has said.',
  *judge({ sessionId, listingId, skuId, priceMinor, unitsAtPrice, soldAtPrice: found }) {
    if (found > unitsAtPrice)
      yield {
        what: 'too many units were sold at a live price',
        where: { sessionId, listingId, skuId, priceMinor },
        expected: unitsAtPrice,
        found,
      };
  },
};

export const flashRules: readonly Rule<FlashDossier>[] = [soldAtPrice];
