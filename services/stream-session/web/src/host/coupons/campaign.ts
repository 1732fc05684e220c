import type { Discount } from '../../checkout/coupon.js';

/** A print run of coupons, and how many of it are left. */
export interface Campaign {
  readonly campaignId: string;
  readonly title: string;
  readonly currency: string;
  readonly discount: Discount;
  readonly minimumSpendMinor: number;
  readonly claimUntil: string;
  readonly stock: number;
  readonly free: number;
}
