import type { Leftovers, Residue } from '../evidence/residue.js';
import type { Rule } from '../judgement/rule.js';

const nothingLeft = (id: Rule<Residue>['id'], promise: string, of: (residue: Residue) => Leftovers): Rule<Residue> => ({
  id,
  promise,
  *judge(residue) {
    const { count, examples } = of(residue);
    if (count > 0) yield { what: 'left over', where: {}, expected: 0, found: { count, examples } };
  },
});

/** What must not be there once all is quiet. */
export const residueRules: readonly Rule<Residue>[] = [
  nothingLeft('residue.reservations', 'No unpaid order holds units after its time.', (found) => found.heldAfterExpiry),
  nothingLeft(
    'residue.deposits',
    'No order holds units for a balance after the time of it.',
    (found) => found.heldAfterForfeit,
  ),
  nothingLeft('residue.offers', 'No offer holds units after its time.', (found) => found.offeredAfterEnd),
  nothingLeft('residue.outbox', 'No fact waits in the outbox.', (found) => found.unsentFacts),
  nothingLeft('residue.refunds', 'No refund is still to be made.', (found) => found.unmadeRefunds),
  nothingLeft(
    'residue.payments',
    'No payment waits to be told to the order desk.',
    (found) => found.undeliveredCallbacks,
  ),
];
