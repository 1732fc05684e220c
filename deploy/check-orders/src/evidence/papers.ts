import type { CancelSent, PaySent, PlaceSent, RefundSent, SentLine } from '@shopcast/history';

/** What a request was answered, as far as its client knows. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly atMs: number;
      readonly status: number;
      readonly code?: string | undefined;
      readonly orderId?: string | undefined;
      readonly totalMinor?: number | undefined;
    }
  /** No answer, or none that says what happened. */
  | { readonly kind: 'unknown'; readonly error: string };

/** One sending of a request with what became of it. */
export interface Attempt<Sent extends SentLine = SentLine> {
  readonly sent: Sent;
  readonly answer: Answer;
}

/** What is asked of an order that exists. */
export type WishSent = PaySent | CancelSent | RefundSent;

export interface OrderLine {
  readonly allocationId: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  /** Taken off the whole line. */
  readonly discountMinor?: number;
}

/** Units given with an order for nothing. */
export interface GiftLine {
  readonly allocationId: string;
  readonly quantity: number;
}

/** A coupon that an order holds. */
export interface UsedCoupon {
  readonly couponId: string;
  readonly discountMinor: number;
}

/** Units of an order that count against a ceiling: a purchase limit, a limited live price, a gift. */
export interface CountedUnits {
  readonly tallyId: string;
  readonly units: number;
  readonly ceiling: number;
}

/** So many units of a line. */
export interface LineUnits {
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
}

/** Where the units of a paid order are. */
export interface FulfilmentFound {
  readonly shipments: readonly {
    readonly shipmentId: string;
    readonly lines: readonly LineUnits[];
    readonly receipt: { readonly kind: string };
  }[];
  readonly returns: readonly {
    readonly returnId: string;
    readonly lines: readonly LineUnits[];
    readonly decision: { readonly state: string; readonly restocked?: boolean };
  }[];
}

/** An order as its row has it. */
export interface OrderFound {
  readonly orderId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly viewerId: string;
  readonly paymentId: string;
  readonly placementKey: string;
  readonly lines: readonly OrderLine[];
  readonly gifts: readonly GiftLine[];
  readonly coupons: readonly UsedCoupon[];
  readonly counted: readonly CountedUnits[];
  readonly totalMinor: number;
  readonly currency: string;
  readonly status: string;
  readonly fulfilment: FulfilmentFound | null;
  readonly paymentProvider: string;
  /** An order in two payments; null when it is paid at once. */
  readonly preSale: { readonly depositMinor: number } | null;
  readonly balancePaymentId: string | null;
  /** A balance came too late and went back. */
  readonly balanceReturned: boolean;
  readonly newBuyer: boolean | null;
  readonly refundedMinor: number;
  readonly moneyReturned: boolean;
}

/** A coupon as its row has it. */
export interface CouponFound {
  readonly couponId: string;
  readonly campaignId: string;
  readonly accountId: string;
  readonly viewerId: string;
  readonly status: string;
  readonly orderId: string | null;
}

/** Where coupons come from, with its ledger. */
export interface CampaignFound {
  readonly campaignId: string;
  readonly stock: number;
  readonly free: number;
  readonly claimed: number;
  readonly used: number;
}

/** One line of the movement log. */
export interface MovementFound {
  readonly movementId: number;
  readonly accountId: string;
  readonly allocationId: string;
  readonly orderId: string | null;
  readonly cause: string;
  readonly allocatedBy: number;
  readonly reservedBy: number;
  /** Of the reserved units, those that are held for a viewer who waited. */
  readonly offeredBy: number;
  readonly soldBy: number;
  readonly movedAtMs: number;
}

/** Money that goes back, as the order desk has it. */
export interface RefundFound {
  readonly refundId: string;
  readonly accountId: string;
  readonly orderId: string;
  readonly paymentId: string;
  /** Staff asked for it under a key. */
  readonly requested: boolean;
  /** Of what was paid for a sale; otherwise money goes back that bought nothing. */
  readonly ofSale: boolean;
  /** The refund whose other part this is: money of two payments goes back in two parts. */
  readonly partOf: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly made: boolean;
}

/** The money as the provider has it. */
export interface ProviderPaymentFound {
  readonly paymentId: string;
  readonly accountId: string;
  readonly orderId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly outcome: 'succeeded' | 'failed' | null;
}

export interface ProviderRefundFound {
  readonly refundId: string;
  readonly accountId: string;
  readonly paymentId: string;
  readonly amountMinor: number;
}

/** What the settlement ledger booked for an order. */
export interface BookingFound {
  readonly transactionId: string;
  readonly accountId: string;
  readonly orderId: string;
  readonly refundId: string | null;
  readonly cause: string;
  /** Taken from buyers, or given back to them. */
  readonly amountMinor: number;
}

/** A viewer's place in a waiting list. */
export interface WaitingFound {
  readonly entryId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly viewerId: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly state: string;
  /** The order that accepted the offer. */
  readonly orderId: string | null;
}

/** A fact on the order topic, or on its way there. */
export interface FactFound {
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  /** `partition/offset`, or `outbox/position`. */
  readonly place: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly orderId: string };
}

/** What is filed about a buyer. */
export type BuyerPaper =
  | { readonly kind: 'attempt'; readonly attempt: Attempt<PlaceSent> }
  | { readonly kind: 'order'; readonly order: OrderFound }
  | { readonly kind: 'first-order'; readonly orderId: string };

/** What is filed about a coupon. */
export type CouponPaper =
  | { readonly kind: 'coupon'; readonly coupon: CouponFound }
  | { readonly kind: 'holder'; readonly holder: CouponHolder };

/** An order that was placed with a coupon. */
export interface CouponHolder {
  readonly orderId: string;
  readonly accountId: string;
  readonly viewerId: string;
  /** It has not ended unpaid. */
  readonly stands: boolean;
}

/** What is filed about a ceiling: how much its row has counted, and what a standing order has of it. */
export type TallyPaper =
  | { readonly kind: 'row'; readonly units: number }
  | { readonly kind: 'counted'; readonly orderId: string; readonly units: number; readonly ceiling: number };

/** What is filed about a place in a waiting list. */
export type WaitingPaper =
  | { readonly kind: 'place'; readonly place: WaitingFound }
  | { readonly kind: 'fact'; readonly eventId: string; readonly type: string };

/** What is filed about an order. */
export type OrderPaper =
  | { readonly kind: 'order'; readonly order: OrderFound }
  | { readonly kind: 'fact'; readonly fact: FactFound }
  | { readonly kind: 'movement'; readonly movement: MovementFound }
  | { readonly kind: 'refund'; readonly refund: RefundFound }
  | { readonly kind: 'payment'; readonly payment: ProviderPaymentFound }
  | { readonly kind: 'provider-refund'; readonly refund: ProviderRefundFound }
  | { readonly kind: 'booking'; readonly booking: BookingFound }
  | { readonly kind: 'wish'; readonly attempt: Attempt<WishSent> }
  | { readonly kind: 'refusal'; readonly refusal: PlacementRefused }
  | { readonly kind: 'accepted'; readonly place: WaitingFound };

/** A refusal under the very key under which the order stands. */
export interface PlacementRefused {
  readonly key: string;
  readonly sentAtMs: number;
  readonly status: number;
  readonly code: string;
  /** Another sending of the same request was not refused, and may have taken effect after this one was. */
  readonly amongOthers: boolean;
}
