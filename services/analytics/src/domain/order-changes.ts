export const orderChangeKinds = ['placed', 'paid', 'cancelled', 'returned', 'refunded'] as const;
export type OrderChangeKind = (typeof orderChangeKinds)[number];

/** What a fact tells of an order. */
export interface ToldOfOrder {
  readonly orderId: string;
  readonly kind: OrderChangeKind;
  /** What the fact is about: to pay, paid, deposit returned, given back for what was returned, given back. */
  readonly amountMinor: number;
  /** What it adds to `net_gmv`: all changes up to an instant add up to it. */
  readonly netGmvMinor: number;
}

/** What became of an order, and when; told by one fact. */
export interface OrderChange extends ToldOfOrder {
  /** The fact's event id. */
  readonly changeId: string;
  /** Session time, epoch ms. */
  readonly atMs: number;
}
