import Stripe from 'stripe';
import type { StripeConfig } from './stripe.config.js';

/** A viewer is waiting for the answer. */
const TIMEOUT_MS = 5_000;
/** With growing pauses in between; each with the same idempotency key. */
const RETRIES = 2;

export function stripeClient({ STRIPE_SECRET_KEY, STRIPE_URL }: StripeConfig): Stripe {
  const common = { maxNetworkRetries: RETRIES, timeout: TIMEOUT_MS, telemetry: false };
  if (STRIPE_URL === undefined) return new Stripe(STRIPE_SECRET_KEY, common);
  const { protocol, hostname: host, port } = new URL(STRIPE_URL);
  const scheme = protocol === 'http:' ? ('http' as const) : ('https' as const);
  return new Stripe(STRIPE_SECRET_KEY, {
    ...common,
    protocol: scheme,
    host,
    port: port || (scheme === 'http' ? 80 : 443),
  });
}
