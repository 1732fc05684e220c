import type { OrderDossier } from '../evidence/dossiers.js';
import type { Rule } from '../judgement/rule.js';
import { legalLife, stateAgrees } from './fact-life.js';
import { factTerms } from './fact-terms.js';
import { unitsTold } from './fulfilment.js';
import { bookedOnce } from './ledger-rules.js';
import { orderMoney, providerAgrees, refundsOwed } from './money.js';
import { movementLife } from './movement-life.js';
import { oneAccount } from './one-account.js';
import { orderExists } from './order-exists.js';
import { refusedMeansNone } from './refused-placement.js';
import { acknowledgedCancellation, acknowledgedPayment, acknowledgedRefund, wishesResolved } from './wishes.js';

export const orderRules: readonly Rule<OrderDossier>[] = [
  acknowledgedPayment,
  acknowledgedCancellation,
  acknowledgedRefund,
  wishesResolved,
  refusedMeansNone,
  orderExists,
  legalLife,
  stateAgrees,
  factTerms,
  unitsTold,
  movementLife,
  orderMoney,
  refundsOwed,
  providerAgrees,
  bookedOnce,
  oneAccount,
];
