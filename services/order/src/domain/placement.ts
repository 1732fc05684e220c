import type { Fact } from '@shopcast/contracts';
import type { Agreement } from './agree-on-terms.js';
import type { Order, Paid, Placed } from './order.js';
import type { PaymentMeans } from './payments/payment-means.js';
import type { Offer } from './price.js';
import type { PromotionEntries, Promotions } from './promotions/promotions.js';
import type { Quote } from './quotes/quote.js';
import type { Refusal } from './refusal.js';
import type { KnownSession } from './session.js';
import type { Allocation, StockMovement } from './stock.js';
import type { Happening } from './timeline.js';
import type { UnitsOffer } from './waiting/waiting.js';

export interface RequestedLine {
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
}

/** What a viewer would like to have, to buy it or to know what it costs. */
export interface Wish {
  readonly accountId: string;
  readonly sessionId: string;
  readonly viewerId: string;
  readonly lines: readonly RequestedLine[];
  readonly couponIds: readonly string[];
  /** The terms that the viewer was shown; null: whatever holds at the moment of placing. */
  readonly quote: Quote | null;
  /** Wall time of the request. */
  readonly placedAtMs: number;
}

/** A wish to buy, with the ids that the order will have if it comes about. */
export interface PlacementRequest extends Wish {
  readonly orderId: string;
  readonly paymentId: string;
  readonly paidThrough: PaymentMeans;
  /** Stands for account, viewer and Idempotency-Key: one order each. */
  readonly placementKey: string;
  /** Stands for the body: the same key with another digest is another request. */
  readonly digest: string;
  /** How long the units are held for the money, unless session or account want it otherwise. */
  readonly paymentTimeoutSeconds: number;
}

/** An order with the request that it answers. */
export interface KnownPlacement {
  readonly placementKey: string;
  readonly digest: string;
  /** As it was when it was placed. */
  readonly order: NewOrder;
}

/** Waits for its money, or is paid already when it costs nothing. */
export type NewOrder = Placed | Paid;

/** All that has to be known to decide a batch. Allocations are locked; the rest only has to be read. */
export interface Market {
  readonly sessions: ReadonlyMap<string, KnownSession>;
  /** By {@link offerKey}. */
  readonly offers: ReadonlyMap<string, Offer>;
  readonly allocations: ReadonlyMap<string, Allocation>;
  /** Orders already placed under the keys of this batch. */
  readonly earlier: ReadonlyMap<string, KnownPlacement>;
  readonly promotions: Promotions;
  /** Units held for viewers of this batch who waited for them. */
  readonly held: readonly UnitsOffer[];
}

export const offerKey = (listingId: string, skuId: string): string => `${listingId}:${skuId}`;

export type PlacementOutcome =
  /** `atMs` is session time. */
  | {
      readonly kind: 'placed';
      readonly order: NewOrder;
      readonly facts: readonly Fact[];
      /** After the placing itself. */
      readonly happened: readonly Happening[];
      readonly atMs: number;
    }
  | { readonly kind: 'repeated'; readonly order: NewOrder }
  /** Not placed: the order would not be what was quoted, but this. */
  | { readonly kind: 'requoted'; readonly agreement: Agreement }
  | Refusal;

export interface DecidedPlacements {
  /** One per request, in the same order. */
  readonly outcomes: readonly PlacementOutcome[];
  /** The allocations that changed, as they are now. */
  readonly allocations: readonly Allocation[];
  readonly movements: readonly StockMovement[];
  readonly promotions: PromotionEntries;
  /** Orders that cost nothing, as far as they are the first of their buyers. */
  readonly firstPurchases: readonly Order[];
  /** Offers that were taken up by an order. */
  readonly accepted: readonly { readonly offerId: string; readonly orderId: string }[];
}
