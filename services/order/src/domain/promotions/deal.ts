/** What promotions gave an order and counted for it when it was placed. */
export interface Deal {
  readonly coupons: readonly UsedCoupon[];
  readonly gifts: readonly GiftLine[];
  readonly counted: readonly Counted[];
}

/** A coupon that an order holds, and what it took off. */
export interface UsedCoupon {
  readonly couponId: string;
  readonly campaignId: string;
  readonly discountMinor: number;
}

/** Units given with an order for nothing, out of an allocation like any other. */
export interface GiftLine {
  readonly allocationId: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
}

/** Units of an order that count against a ceiling. */
export interface Counted {
  readonly tallyId: string;
  readonly units: number;
  /** As it was agreed when the order was placed. */
  readonly ceiling: number;
}

/** null when nothing of it is there, so that an order without promotions costs nothing to keep. */
export const dealOf = (deal: Deal): Deal | null =>
  deal.coupons.length + deal.gifts.length + deal.counted.length > 0 ? deal : null;

export const discountOf = (deal: Deal | null): number =>
  (deal?.coupons ?? []).reduce((sum, { discountMinor }) => sum + discountMinor, 0);
