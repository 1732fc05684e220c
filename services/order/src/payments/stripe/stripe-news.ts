import type Stripe from 'stripe';
import { CallbackRefused } from '../payment.errors.js';
import type { PaymentNews, ProviderNews, RefundNews } from '../payment-provider.js';
import { entryOfIntent, entryOfRefund, uuidIn } from './stripe-entries.js';
import type { StripeMetadata } from './stripe-metadata.js';

/** How old a signature may be: what was recorded cannot be played back later. */
const TOLERANCE_SECONDS = 300;
const OUTCOMES = { succeeded: 'made', open: 'processing', closed: 'failed' } as const;

/** @throws CallbackRefused unless Stripe signed these bytes not long ago */
export function readEvent(
  stripe: Stripe,
  signature: string | string[] | undefined,
  body: Buffer,
  secret: string,
): ProviderNews | undefined {
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(body, signature ?? '', secret, TOLERANCE_SECONDS);
  } catch {
    throw new CallbackRefused();
  }
  return newsIn(event);
}

/**
 * A payment that failed is no news: the buyer may try another card on the same intent. An intent that was cancelled is
 * over.
 */
function newsIn(event: Stripe.Event): ProviderNews | undefined {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.canceled':
      return paymentNewsOf(event.data.object, event.created * 1000);
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return newsOf(event.data.object);
    default:
      return undefined;
  }
}

function paymentNewsOf(intent: Stripe.PaymentIntent, atMs: number): PaymentNews | undefined {
  const { id: paymentId, state, ...entry } = entryOfIntent(intent);
  const [accountId, orderId] = [uuidIn(intent.metadata, 'accountId'), uuidIn(intent.metadata, 'orderId')];
  if (paymentId === null || accountId === null || orderId === null) return undefined;
  const { reference, amountMinor, currency } = entry;
  const outcome = state === 'succeeded' ? ('succeeded' as const) : ('failed' as const);
  const money = { reference, amountMinor, currency, paidAtMs: atMs };
  return { what: 'payment', provider: 'stripe', accountId, orderId, paymentId, outcome, ...money };
}

/** undefined for a refund that somebody made by hand at Stripe. */
export function newsOf(refund: Stripe.Refund): RefundNews | undefined {
  const { id: refundId, state } = entryOfRefund(refund);
  if (refundId === null) return undefined;
  const round = Number((refund.metadata as StripeMetadata | null)?.round ?? 0);
  const failure = refund.failure_reason === undefined ? {} : { failure: refund.failure_reason };
  return { what: 'refund', provider: 'stripe', refundId, round, outcome: OUTCOMES[state], ...failure };
}
