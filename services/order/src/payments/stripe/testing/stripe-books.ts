import { randomBytes } from 'node:crypto';

export interface SimulatedIntent {
  readonly object: 'payment_intent';
  readonly id: string;
  readonly client_secret: string;
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  readonly metadata: Readonly<Record<string, string>>;
  status: 'requires_payment_method' | 'succeeded' | 'canceled';
}

export interface SimulatedCharge {
  readonly object: 'charge';
  readonly id: string;
  readonly payment_intent: string;
  amount: number;
  currency: string;
  readonly created: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly status: 'succeeded' | 'failed';
}

export interface SimulatedRefund {
  readonly object: 'refund';
  readonly id: string;
  readonly payment_intent: string;
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  readonly metadata: Readonly<Record<string, string>>;
  status: 'pending' | 'succeeded' | 'failed';
  failure_reason?: string;
}

/** `pi_…`, `ch_…`: what Stripe's ids look like. */
export const stripeId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

export const seconds = (): number => Math.floor(Date.now() / 1000);

/** All that the simulated Stripe knows. Newest first, like Stripe lists. */
export class StripeBooks {
  readonly intents = new Map<string, SimulatedIntent>();
  charges: SimulatedCharge[] = [];
  refunds: SimulatedRefund[] = [];

  /** What was taken, less what is on its way back or there. */
  get keptMinor(): number {
    const taken = this.charges.reduce((sum, { amount, status }) => sum + (status === 'succeeded' ? amount : 0), 0);
    return taken - this.refunds.reduce((sum, { amount, status }) => sum + (status === 'failed' ? 0 : amount), 0);
  }

  refundableMinor(intentId: string): number {
    const ofIntent = <T extends { payment_intent: string; amount: number }>(entries: readonly T[]) =>
      entries.filter(({ payment_intent }) => payment_intent === intentId);
    const taken = ofIntent(this.charges.filter(({ status }) => status === 'succeeded'));
    const given = ofIntent(this.refunds.filter(({ status }) => status !== 'failed'));
    const sum = (entries: readonly { amount: number }[]) => entries.reduce((total, { amount }) => total + amount, 0);
    return sum(taken) - sum(given);
  }
}
