import { sharesOf } from '@shopcast/kernel';
import type { UsedCoupon } from '../promotions/deal.js';
import { covers } from './campaign.js';
import type { KnownCoupon } from './coupon.js';
import { CouponNotApplicable } from './coupon.errors.js';
import { discountOn } from './discount.js';

/** A line as coupons see it. */
export interface DiscountableLine {
  readonly listingId: string;
  /** Quantity × unit price. */
  readonly amountMinor: number;
}

export interface AppliedCoupons {
  /** Taken off each line, in the order of the lines. */
  readonly discounts: readonly number[];
  readonly coupons: readonly UsedCoupon[];
}

/**
 * Takes coupons off an order's lines. The rules, which promise the same total in whatever order a client names them:
 * 1. Coupons for products come before coupons for the whole shop, percentages before amounts, then by campaign.
 * 2. Each works on what those before it have left of the lines in its scope; the minimum spend is asked of the full
 *    prices.
 * 3. A percentage is rounded down; no coupon takes more than is left of its lines.
 * 4. What a coupon takes off is divided over its lines by their remaining amounts, by largest remainder, so that the
 *    lines' discounts add up to the order's.
 * @throws CouponNotApplicable
 */
export function applyCoupons(lines: readonly DiscountableLine[], chosen: readonly KnownCoupon[]): AppliedCoupons {
  const none: AppliedCoupons = { discounts: lines.map(() => 0), coupons: [] };
  return chosen.toSorted(inTheirOrder).reduce((soFar, known) => withOne(lines, soFar, known), none);
}

function withOne(
  lines: readonly DiscountableLine[],
  { discounts, coupons }: AppliedCoupons,
  { coupon: { couponId, campaignId }, campaign }: KnownCoupon,
): AppliedCoupons {
  const isCovered = lines.map((line) => covers(campaign, line));
  refuseTooLittle(
    couponId,
    campaign.minimumSpendMinor,
    lines.filter((_line, index) => isCovered[index]),
  );

  const left = lines.map(({ amountMinor }, index) => (isCovered[index] ? amountMinor - (discounts[index] ?? 0) : 0));
  const discountMinor = discountOn(sumOf(left), campaign.discount);
  if (discountMinor === 0) throw new CouponNotApplicable(couponId, 'no_effect');

  const shares = sharesOf(discountMinor, left);
  return {
    discounts: discounts.map((discount, index) => discount + (shares[index] ?? 0)),
    coupons: [...coupons, { couponId, campaignId, discountMinor }],
  };
}

function refuseTooLittle(couponId: string, minimumSpendMinor: number, covered: readonly DiscountableLine[]): void {
  if (covered.length === 0) throw new CouponNotApplicable(couponId, 'nothing_in_scope');
  const spendMinor = sumOf(covered.map(({ amountMinor }) => amountMinor));
  if (spendMinor < minimumSpendMinor)
    throw new CouponNotApplicable(couponId, 'minimum_spend', { minimumSpendMinor, spendMinor });
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const rankOf = ({ campaign: { listingIds, discount, campaignId } }: KnownCoupon): string =>
  [listingIds === null ? 2 : 1, discount.kind === 'amount' ? 2 : 1, campaignId].join(' ');

const inTheirOrder = (a: KnownCoupon, b: KnownCoupon): number => (rankOf(a) < rankOf(b) ? -1 : 1);
