/** An order as its buyer sees it. */
export interface Order {
  readonly orderId: string;
  readonly status:
    'placed' | 'deposit_paid' | 'paid' | 'partly_refunded' | 'refunded' | 'expired' | 'cancelled' | 'forfeited';
  readonly lines: readonly { readonly listingId: string; readonly skuId: string; readonly quantity: number }[];
  readonly totalMinor: number;
  readonly currency: string;
  readonly placedAt: string;
  /** Wall time until which the units are held. */
  readonly expiresAt: string;
  readonly payment: { readonly paymentId: string; readonly provider: string; readonly payUrl: string | null };
}

/** What an order would cost, signed. */
export interface Quote {
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly preSale: { readonly depositMinor: number; readonly balanceMinor: number } | null;
  readonly expiresAt: string;
  readonly quote: string;
}

/** What somebody is about to buy. */
export interface Basket {
  readonly sessionId: string;
  readonly lines: readonly { readonly listingId: string; readonly skuId: string; readonly quantity: number }[];
  readonly couponIds: readonly string[];
}

/** Money is still to move: the order changes by itself before long. */
export const isUnpaid = ({ status }: Order): boolean => status === 'placed';
