import type { Terms } from '../../domain/order.js';
import type { RefundToMake } from '../payment-provider.js';

/** What we write on Stripe's objects, and find on them again; on objects of others there is something else, or nothing. */
export type StripeMetadata = Partial<Record<'accountId' | 'orderId' | 'paymentId' | 'refundId' | 'round', string>>;

export const intentMetadata = ({ accountId, orderId, paymentId }: Terms) => ({ accountId, orderId, paymentId });

export const refundMetadata = ({ accountId, refundId, round }: RefundToMake) => ({
  accountId,
  refundId,
  round: String(round),
});
