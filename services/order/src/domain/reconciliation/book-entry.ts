/** `open`: asked for, nothing moved yet. `closed`: nothing moved, and nothing will. */
export type EntryState = 'succeeded' | 'open' | 'closed';

/** A payment or a refund, as the provider's books have it. */
export interface TheirEntry {
  readonly what: 'payment' | 'refund';
  /** Our paymentId or refundId as they noted it; null when they noted none. */
  readonly id: string | null;
  /** Their own number. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: EntryState;
  readonly atMs: number;
}

/** The same in ours. */
export interface OurEntry {
  readonly what: 'payment' | 'refund';
  readonly id: string;
  readonly accountId: string;
  readonly orderId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: EntryState;
}
