/** Where an order stands in its life. */
export type Stage =
  'none' | 'placed' | 'deposit_paid' | 'paid' | 'partly_refunded' | 'refunded' | 'expired' | 'cancelled' | 'forfeited';

/**
 * Every legal step of an order's life. Late money may still pay for an order that had expired or was cancelled; nothing
 * happens twice, and nothing happens to what was never placed. An order in two payments waits for its balance between.
 */
const life = {
  placed: { from: ['none'], to: 'placed' },
  deposit_paid: { from: ['placed', 'expired', 'cancelled'], to: 'deposit_paid' },
  paid: { from: ['placed', 'deposit_paid', 'expired', 'cancelled', 'forfeited'], to: 'paid' },
  expired: { from: ['placed'], to: 'expired' },
  cancelled: { from: ['placed', 'deposit_paid'], to: 'cancelled' },
  forfeited: { from: ['deposit_paid'], to: 'forfeited' },
  partly_refunded: { from: ['paid', 'partly_refunded'], to: 'partly_refunded' },
  refunded: { from: ['paid', 'partly_refunded'], to: 'refunded' },
} as const satisfies Record<string, { from: readonly Stage[]; to: Stage }>;

export type Step = keyof typeof life;

/** The stage after a step, and whether it was a legal one where it was taken. */
export interface StepTaken {
  readonly stage: Stage;
  readonly legal: boolean;
}

export function afterStep(stage: Stage, step: Step): StepTaken {
  const from: readonly Stage[] = life[step].from;
  return { stage: life[step].to, legal: from.includes(stage) };
}

/** What may come next, for people. */
export const legalSteps = (stage: Stage): readonly string[] =>
  Object.entries(life)
    .filter(([, { from }]) => (from as readonly Stage[]).includes(stage))
    .map(([step]) => step);

/** Not ended unpaid: it holds what it was given, or has bought it. */
export const isStanding = (stage: string): boolean => !['expired', 'cancelled', 'forfeited'].includes(stage);

/** Stages in which the units are reserved. */
export const holdsUnits: readonly string[] = ['placed', 'deposit_paid'];

/** Stages in which the money has been there. */
export const paidStages: readonly string[] = ['paid', 'partly_refunded', 'refunded'];
