import {
  orderCancelled,
  orderDepositPaid,
  orderExpired,
  orderForfeited,
  orderPaid,
  orderPlaced,
  orderReceived,
  orderRefunded,
  orderReturned,
  orderShipped,
} from '@shopcast/contracts';
import type { OrderDossier } from '../evidence/dossiers.js';
import type { FactFound } from '../evidence/papers.js';
import { afterStep, legalSteps, paidStages, type Stage, type Step } from '../judgement/life.js';

const steps: Readonly<Record<string, Step>> = {
  [orderPlaced.type]: 'placed',
  [orderDepositPaid.type]: 'deposit_paid',
  [orderPaid.type]: 'paid',
  [orderExpired.type]: 'expired',
  [orderCancelled.type]: 'cancelled',
  [orderForfeited.type]: 'forfeited',
};

/** What becomes of the units once the money has been there. */
const aboutUnits: readonly string[] = [orderShipped.type, orderReceived.type, orderReturned.type];

/** A fact as a step of its order's life; undefined when it is of a kind that no order's life has. */
function stepOf({ type, data }: FactFound, totalMinor: unknown): Step | undefined {
  if (type !== orderRefunded.type) return steps[type];
  return data['refundedTotalMinor'] === totalMinor ? 'refunded' : 'partly_refunded';
}

export interface FactStep {
  readonly fact: FactFound;
  /** undefined: of the units and not of the money, or of a kind that no order's life has. */
  readonly step: Step | undefined;
  readonly legal: boolean;
  /** What would have been legal. */
  readonly instead: readonly string[];
}

/** The order's life as its facts tell it. */
export function lifeByFacts({ facts }: OrderDossier): { readonly stage: Stage; readonly steps: readonly FactStep[] } {
  const totalMinor = facts.find(({ type }) => type === orderPlaced.type || type === orderPaid.type)?.data['totalMinor'];
  let stage: Stage = 'none';
  const taken = facts.map((fact): FactStep => {
    const step = stepOf(fact, totalMinor);
    const instead = legalSteps(stage);
    if (aboutUnits.includes(fact.type)) return { fact, step, legal: paidStages.includes(stage), instead };
    if (step === undefined) return { fact, step, legal: false, instead };
    const after = afterStep(stage, step);
    stage = after.stage;
    return { fact, step, legal: after.legal, instead };
  });
  return { stage, steps: taken };
}
