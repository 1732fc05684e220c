import type { Rule } from '../judgement/rule.js';
import { buyerRules } from './buyer-rules.js';
import { ceilingRules, flashRules } from './ceiling-rules.js';
import { campaignRules, couponRules } from './coupon-rules.js';
import { dashboardRules } from './dashboard-rules.js';
import { ledgerRules } from './ledger-rules.js';
import { orderRules } from './order-rules.js';
import { readingRules } from './reading-rules.js';
import { residueRules } from './residue-rules.js';
import { stockRules } from './stock-rules.js';
import { waitingRules } from './waiting-rules.js';

/** Every rule there is, in the order of the report. */
export const allRules: readonly Rule<never>[] = [
  ...buyerRules,
  ...orderRules,
  ...stockRules,
  ...couponRules,
  ...campaignRules,
  ...ceilingRules,
  ...flashRules,
  ...waitingRules,
  ...ledgerRules,
  ...dashboardRules,
  ...residueRules,
  ...readingRules,
];
