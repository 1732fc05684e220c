import type { BuyerDossier } from '../evidence/dossiers.js';
import type { Rule } from '../judgement/rule.js';
import { acknowledgedOrder, acknowledgedTerms } from './acknowledged-placements.js';
import { oneFirstPurchase } from './first-purchase.js';
import { everyOrderAskedFor, oneOrderPerKey, placementsResolved, sameAnswerPerKey } from './keys.js';

export const buyerRules: readonly Rule<BuyerDossier>[] = [
  acknowledgedOrder,
  acknowledgedTerms,
  oneOrderPerKey,
  sameAnswerPerKey,
  everyOrderAskedFor,
  placementsResolved,
  oneFirstPurchase,
];
