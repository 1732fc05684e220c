import type { Coupon, CouponStatus } from '../../domain/coupons/coupon.js';
import type { ClaimRequest, KnownClaim } from '../../domain/coupons/claim-coupons.js';

/** A row of `coupons` as JSON: times as ISO 8601. */
export interface CouponRow {
  readonly coupon_id: string;
  readonly campaign_id: string;
  readonly account_id: string;
  readonly viewer_id: string;
  readonly session_id: string;
  readonly claim_key: string;
  readonly digest: string;
  readonly claimed_at: string;
  readonly status: CouponStatus;
  readonly order_id: string | null;
}

export function toCoupon(row: CouponRow): Coupon {
  const claim = {
    couponId: row.coupon_id,
    campaignId: row.campaign_id,
    accountId: row.account_id,
    viewerId: row.viewer_id,
    sessionId: row.session_id,
    claimedAtMs: Date.parse(row.claimed_at),
  };
  const { status } = row;
  return status === 'used' ? { ...claim, status, orderId: row.order_id ?? '' } : { ...claim, status };
}

export const toKnownClaim = (row: CouponRow): KnownClaim => ({
  coupon: toCoupon(row),
  claimKey: row.claim_key,
  digest: row.digest,
});

export const toNewCouponRow = (coupon: Coupon, { claimKey, digest }: ClaimRequest): CouponRow => ({
  campaign_id: coupon.campaignId,
  account_id: coupon.accountId,
  viewer_id: coupon.viewerId,
  session_id: coupon.sessionId,
  claim_key: claimKey,
  digest,
  claimed_at: new Date(coupon.claimedAtMs).toISOString(),
  ...toChangedCouponRow(coupon),
});

/** What may change of a row after it was claimed. */
export const toChangedCouponRow = (coupon: Coupon) => ({
  coupon_id: coupon.couponId,
  status: coupon.status,
  order_id: coupon.status === 'used' ? coupon.orderId : null,
});
