import Stripe from 'stripe';
import { PaymentRefused, ProviderUnavailable } from '../payment.errors.js';

/**
 * Stripe has understood and said no, or nobody knows what it has done. A wrong key of ours is no refusal of the buyer's
 * payment: somebody will set it right. @throws always
 */
export function stripeFailure(error: unknown): never {
  if (error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError)
    throw new PaymentRefused('stripe', error.code ?? error.type, error);
  throw new ProviderUnavailable('stripe', error);
}
