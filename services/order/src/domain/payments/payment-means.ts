import { DomainError } from '@shopcast/kernel';
import type { Terms } from '../order.js';

/** A way to pay, as far as an order has to know it: through whom, and which money fits. */
export interface PaymentMeans {
  readonly provider: string;
  /** ISO 4217; any when absent. */
  readonly currencies?: readonly string[];
  /** The smallest total that can be paid. */
  readonly leastMinor: number;
}

/** In the provider's place in orders that cost nothing: nobody is asked for money, and none goes back. */
export const NO_PROVIDER = 'none';

/** Refused before anything is reserved: an order that nobody could pay would hold its units until it expires. */
export class CannotBePaidThere extends DomainError {
  readonly code = 'payment.not_possible';
  readonly kind = 'invalid';
  constructor({ provider, currencies, leastMinor }: PaymentMeans, { totalMinor, currency }: Total) {
    super('The payment provider cannot take this amount or this currency', {
      paymentProvider: provider,
      currencies,
      leastMinor,
      totalMinor,
      currency,
    });
  }
}

type Total = Pick<Terms, 'totalMinor' | 'currency'>;

/** @throws CannotBePaidThere */
export function refuseUnpayable(means: PaymentMeans, total: Total): void {
  const fits = total.totalMinor >= means.leastMinor && (means.currencies?.includes(total.currency) ?? true);
  if (!fits) throw new CannotBePaidThere(means, total);
}
