import type { Campaign } from '../coupons/campaign.js';
import type { Coupon, KnownCoupon } from '../coupons/coupon.js';

/** What a batch found of the promotions that it may touch; locked, unless it is only for a quote. */
export interface Promotions {
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly coupons: ReadonlyMap<string, Coupon>;
  /** Units counted so far, by tally. */
  readonly tallies: ReadonlyMap<string, number>;
  /** Those of the viewers asked for who have a paid order. */
  readonly buyers: ReadonlySet<string>;
  /** Wall time of the reading. */
  readonly readAtMs: number;
}

/** For a batch that no promotion has anything to do with. */
export const noPromotions = (readAtMs: number): Promotions => ({
  campaigns: new Map(),
  coupons: new Map(),
  tallies: new Map(),
  buyers: new Set(),
  readAtMs,
});

/** What a decision may ask of promotions. */
export interface PromotionDesk {
  coupon(couponId: string): KnownCoupon | undefined;
  /** Units counted so far. */
  unitsCounted(tallyId: string): number;
  hasBought(viewerId: string): boolean;
}

/** What has to be saved of promotions. */
export interface PromotionEntries {
  readonly campaigns: readonly Campaign[];
  readonly coupons: readonly Coupon[];
  readonly tallies: readonly { readonly tallyId: string; readonly units: number }[];
}
