import type { OrderDossier } from '../evidence/dossiers.js';
import type { Rule } from '../judgement/rule.js';
import { legalLife, stateAgrees } from './fact-life.js';
import { factTerms } from './fact-terms.js';
import { unitsPaidFor, unitsTold } from './fulfilment.js';
import { bookedOnce } from './ledger-rules.js';
import { depositsKept } from './deposits.js';
import { orderMoney, refundsOwed } from './money.js';
import { movementLife } from './movement-life.js';
import { oneAccount } from './one-account.js';
import { orderExists } from './order-exists.js';
import { providerAgrees } from './provider-money.js';
import { refusedMeansNone } from './refused-placement.js';
import { acceptedByOrder } from './waiting-rules.js';
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
  unitsPaidFor,
  movementLife,
  orderMoney,
  depositsKept,
  refundsOwed,
  providerAgrees,
  bookedOnce,
  acceptedByOrder,
  oneAccount,
];
