import type { EntryState } from './book-entry.js';

/**
 * `missing_here`: money moved at the provider and we know nothing of it; `missing_there`: the other way round. The others
 * are about what both know.
 */
export const differenceKinds = ['missing_here', 'missing_there', 'amount', 'currency', 'state'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** What one side has in its books. */
export interface BookedMoney {
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: EntryState;
}

export interface Difference {
  readonly kind: DifferenceKind;
  readonly what: 'payment' | 'refund';
  /** Our paymentId or refundId; null for what carries none of ours. */
  readonly id: string | null;
  /** The provider's number. */
  readonly reference: string | null;
  /** Null when nobody can say whose it is. */
  readonly accountId: string | null;
  readonly orderId: string | null;
  readonly ours: BookedMoney | null;
  readonly theirs: BookedMoney | null;
}
