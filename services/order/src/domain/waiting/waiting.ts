/** A viewer who wants units of a variant that is sold out. */
export interface Waiting {
  /** The place in the waiting list, and the id of the offer that comes of it. */
  readonly entryId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly viewerId: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly joinedAtMs: number;
}

/** Somebody whose turn it may be. */
export interface InLine extends Waiting {
  readonly allocationId: string;
  /** For how long the merchant holds units for whoever waited. */
  readonly offerSeconds: number;
}

/** Units that are held for a viewer who waited, until `expiresAtMs` (wall time, like every timer). */
export interface UnitsOffer extends Waiting {
  readonly allocationId: string;
  readonly expiresAtMs: number;
}

export const waitingStates = ['waiting', 'offered', 'accepted', 'lapsed', 'left'] as const;

/** An entry as it is remembered: only an open offer has an end, and only an accepted one an order. */
export type WaitingEntry = Waiting &
  (
    | { readonly state: 'waiting' | 'lapsed' | 'left' }
    | { readonly state: 'offered'; readonly expiresAtMs: number }
    | { readonly state: 'accepted'; readonly orderId: string }
  );

/** What the merchant of a listing wants. */
export interface WaitingListSettings {
  readonly open: boolean;
  readonly offerSeconds: number;
}

export const USUAL_OFFER_SECONDS = 300;
export const LONGEST_OFFER_SECONDS = 86_400;
