import type Stripe from 'stripe';
import type { EntryState, TheirEntry } from '../../domain/reconciliation/book-entry.js';
import type { StripeMetadata } from './stripe-metadata.js';

/** Objects of other programs on the same Stripe account have other metadata, or none. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const uuidIn = (metadata: object | null, field: keyof StripeMetadata): string | null => {
  const value = (metadata as StripeMetadata | null)?.[field];
  return value !== undefined && UUID.test(value) ? value : null;
};

const moneyOf = ({ amount, currency, created }: { amount: number; currency: string; created: number }) => ({
  amountMinor: amount,
  currency: currency.toUpperCase(),
  atMs: created * 1000,
});

export const entryOfIntent = (intent: Stripe.PaymentIntent): TheirEntry => ({
  what: 'payment',
  id: uuidIn(intent.metadata, 'paymentId'),
  reference: intent.id,
  ...moneyOf(intent),
  state: intent.status === 'succeeded' ? 'succeeded' : intent.status === 'canceled' ? 'closed' : 'open',
});

/** A charge carries the metadata of its intent; what it took is on the intent's number. */
export const entryOfCharge = (charge: Stripe.Charge): TheirEntry => ({
  what: 'payment',
  id: uuidIn(charge.metadata, 'paymentId'),
  reference: typeof charge.payment_intent === 'string' ? charge.payment_intent : charge.id,
  ...moneyOf(charge),
  state: charge.status === 'succeeded' ? 'succeeded' : charge.status === 'failed' ? 'closed' : 'open',
});

export const entryOfRefund = (refund: Stripe.Refund): TheirEntry => ({
  what: 'refund',
  id: uuidIn(refund.metadata, 'refundId'),
  reference: refund.id,
  ...moneyOf(refund),
  state: refundStateOf(refund.status),
});

function refundStateOf(status: string | null): EntryState {
  if (status === 'succeeded') return 'succeeded';
  return status === 'failed' || status === 'canceled' ? 'closed' : 'open';
}
