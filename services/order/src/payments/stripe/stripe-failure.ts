import Stripe from 'stripe';
import { PaymentRefused, ProviderUnavailable } from '../payment.errors.js';

/** There is no such object, which is an answer. @throws for everything else */
export function undefinedWhenMissing(error: unknown): undefined {
  if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing') return undefined;
  return stripeFailure(error);
}

/**
 * Stripe has understood and said no, or nobody knows what it has done. A wrong key of ours is no refusal of the buyer's
 * payment: somebody will set it right. @throws always
 */
export function stripeFailure(error: unknown): never {
  if (error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError)
    throw new PaymentRefused('stripe', error.code ?? error.type, error);
  throw new ProviderUnavailable('stripe', error);
}
