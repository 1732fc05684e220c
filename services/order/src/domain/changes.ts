import type { Fact } from '@shopcast/contracts';
import type { Order, OrderDecision, ReceivedPayment, Refund } from './order.js';
import type { PaymentDesk } from './pay-order.js';
import type { PromotionEntries, Promotions } from './promotions/promotions.js';
import type { Refusal } from './refusal.js';
import type { Allocation, StockMovement } from './stock.js';
import type { Actor, Happening } from './timeline.js';

/** What somebody wants to be decided about one order. Throwing a DomainError refuses it and changes nothing. */
export interface OrderChange {
  readonly orderId: string;
  /** Whom the timeline names. */
  readonly actor: Actor;
  /** For refunds that somebody asked for: asking again under this key must not give money back again. */
  readonly request?: RefundRequest;
  /** The order may become paid, so its buyer has to be locked. */
  readonly takesMoney?: true;
  readonly decide: (order: Order, desk: PaymentDesk) => OrderDecision;
}

/** `key` stands for account, caller and Idempotency-Key, `digest` for order and amount. */
export interface RefundRequest {
  readonly key: string;
  readonly digest: string;
}

/** Money that goes back, as it is recorded and answered. */
export interface RecordedRefund {
  readonly refundId: string;
  readonly amountMinor: number;
  /** Which payments it comes from. */
  readonly from: NonNullable<Refund['from']>;
  /** Given back of this order so far, this refund included. */
  readonly refundedTotalMinor: number;
  readonly request: RefundRequest | undefined;
}

/** All that a batch of changes touches, locked. */
export interface Books {
  readonly orders: ReadonlyMap<string, Order>;
  readonly allocations: ReadonlyMap<string, Allocation>;
  /** Viewers of the account who have a paid order. */
  readonly buyers: ReadonlySet<string>;
  /** Refunds already recorded under the keys of this batch. */
  readonly refunds: ReadonlyMap<string, RecordedRefund>;
  readonly promotions: Promotions;
}

export type ChangeOutcome =
  { readonly kind: 'decided'; readonly order: Order; readonly refund?: RecordedRefund | undefined } | Refusal;

export interface DecidedChanges<Change> {
  /** One per change, in the same order. */
  readonly outcomes: readonly ChangeOutcome[];
  readonly orders: readonly Order[];
  readonly allocations: readonly Allocation[];
  readonly movements: readonly StockMovement[];
  readonly published: readonly { readonly order: Order; readonly fact: Fact; readonly change: Change }[];
  /** In the order in which it happened. */
  readonly happened: readonly { readonly order: Order; readonly happening: Happening; readonly change: Change }[];
  readonly refunds: readonly { readonly order: Order; readonly refund: RecordedRefund }[];
  readonly received: readonly { readonly order: Order; readonly received: ReceivedPayment }[];
  /** The first paid orders of their buyers. */
  readonly firstPurchases: readonly Order[];
  readonly promotions: PromotionEntries;
}
