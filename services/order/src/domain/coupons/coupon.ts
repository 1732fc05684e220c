import type { Campaign } from './campaign.js';

interface Claim {
  readonly couponId: string;
  readonly campaignId: string;
  readonly accountId: string;
  readonly viewerId: string;
  /** In whose room it was claimed. */
  readonly sessionId: string;
  readonly claimedAtMs: number;
}

/**
 * claimed ─▶ used (held by an order) ─▶ claimed again when that order expires or is cancelled
 *    └────▶ expired: its time ran out; the campaign has it back
 */
export type Coupon = Claim &
  (
    | { readonly status: 'claimed' }
    | { readonly status: 'used'; readonly orderId: string }
    | { readonly status: 'expired' }
  );
export type CouponStatus = Coupon['status'];
export const couponStatuses = ['claimed', 'used', 'expired'] as const satisfies readonly CouponStatus[];

/** A coupon with the campaign that says what it is worth. */
export interface KnownCoupon {
  readonly coupon: Coupon;
  readonly campaign: Campaign;
}

/** What it can still be used for does not wait for the timer that takes it back. */
export const statusAt = ({ coupon, campaign }: KnownCoupon, wallMs: number): CouponStatus =>
  coupon.status === 'claimed' && campaign.usableUntilMs <= wallMs ? 'expired' : coupon.status;

/** The part of a coupon in every state, for moving it into another one. */
export function claimOf(coupon: Coupon): Claim {
  const { couponId, campaignId, accountId, viewerId, sessionId, claimedAtMs } = coupon;
  return { couponId, campaignId, accountId, viewerId, sessionId, claimedAtMs };
}
