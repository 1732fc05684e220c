import type { Wish } from '../placement.js';
import type { PromotionDesk } from '../promotions/promotions.js';
import { type KnownCoupon, statusAt } from './coupon.js';
import {
  CouponForNewBuyers,
  CouponHasExpired,
  CouponNotApplicable,
  CouponNotFound,
  CouponUsedAlready,
} from './coupon.errors.js';

type Buying = Pick<Wish, 'accountId' | 'viewerId' | 'couponIds' | 'placedAtMs'>;

/**
 * The coupons that an order asks for, each of which must be the viewer's own and still good.
 * @throws CouponNotFound, CouponUsedAlready, CouponHasExpired, CouponForNewBuyers, CouponNotApplicable
 */
export function chosenCoupons(buying: Buying, currency: string, desk: PromotionDesk): KnownCoupon[] {
  const campaigns = new Set<string>();
  return buying.couponIds.map((couponId) => {
    const known = desk.coupon(couponId);
    if (!known || !isOwn(known, buying)) throw new CouponNotFound(couponId);
    refuseSpent(known, buying.placedAtMs);

    const { campaignId, currency: worthIn, newBuyersOnly } = known.campaign;
    if (campaigns.has(campaignId)) throw new CouponNotApplicable(couponId, 'one_per_campaign');
    campaigns.add(campaignId);
    if (worthIn !== currency) throw new CouponNotApplicable(couponId, 'another_currency', { currency: worthIn });
    if (newBuyersOnly && desk.hasBought(buying.viewerId)) throw new CouponForNewBuyers(campaignId);
    return known;
  });
}

const isOwn = ({ coupon }: KnownCoupon, { accountId, viewerId }: Buying): boolean =>
  coupon.accountId === accountId && coupon.viewerId === viewerId;

function refuseSpent(known: KnownCoupon, wallMs: number): void {
  const { coupon } = known;
  if (coupon.status === 'used') throw new CouponUsedAlready(coupon.couponId, coupon.orderId);
  if (statusAt(known, wallMs) === 'expired') throw new CouponHasExpired(coupon.couponId);
}
