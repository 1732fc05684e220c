import { type CouponExpired, couponExpired, type Fact } from '@shopcast/contracts';
import { type Campaign, moveCoupons } from './campaign.js';
import { claimOf, type Coupon } from './coupon.js';

/** Takes back the unused ones of a campaign's coupons once their time has run out. Called early it changes nothing. */
export function expireCoupons(
  campaign: Campaign,
  coupons: readonly Coupon[],
  nowMs: number,
): { readonly campaign: Campaign; readonly coupons: readonly Coupon[] } {
  if (nowMs < campaign.usableUntilMs) return { campaign, coupons: [] };
  const unused = coupons.filter(({ status }) => status === 'claimed');
  return {
    campaign: moveCoupons(campaign, { claimedBy: -unused.length, usedBy: 0 }),
    coupons: unused.map((coupon) => ({ ...claimOf(coupon), status: 'expired' })),
  };
}

export const expiredFact = ({ accountId, sessionId, viewerId, couponId, campaignId }: Coupon): Fact<CouponExpired> =>
  couponExpired.of({ accountId, sessionId, viewerId, couponId, campaignId });
