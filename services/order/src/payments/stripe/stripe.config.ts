import { IsNotEmpty, IsOptional, IsUrl } from 'class-validator';

/** Stripe's part of the environment: all or none. */
export class StripeConfig {
  /** `sk_…`, or a restricted key that may write payment intents and refunds and read charges. */
  @IsNotEmpty() readonly STRIPE_SECRET_KEY!: string;

  /** `pk_…`, for the page on which viewers pay. */
  @IsNotEmpty() readonly STRIPE_PUBLISHABLE_KEY!: string;

  /** `whsec_…` of the endpoint `<public address>/v1/payment-callbacks/stripe`. */
  @IsNotEmpty() readonly STRIPE_WEBHOOK_SECRET!: string;

  /** Where Stripe's API is, unless it is Stripe's own. */
  @IsOptional() @IsUrl({ protocols: ['http', 'https'], require_tld: false }) readonly STRIPE_URL?: string;
}
