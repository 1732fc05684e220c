export interface Discount {
  readonly kind: 'percentage' | 'amount';
  readonly basisPoints?: number | undefined;
  readonly maximumMinor?: number | undefined;
  readonly amountMinor?: number | undefined;
}

/** A coupon that this viewer holds. */
export interface Coupon {
  readonly couponId: string;
  readonly campaignId: string;
  readonly title: string;
  readonly status: 'claimed' | 'used' | 'expired';
  readonly discount: Discount;
  readonly minimumSpendMinor: number;
  readonly listingIds: readonly string[] | null;
}

interface Goods {
  readonly listingId: string;
  /** Before coupons. */
  readonly subtotalMinor: number;
}

/** The coupons that fit these goods, one of each campaign; what they take off is for the quote to say. */
export function fitting(coupons: readonly Coupon[], { listingId, subtotalMinor }: Goods): readonly Coupon[] {
  const fit = coupons.filter(
    ({ status, listingIds, minimumSpendMinor }) =>
      status === 'claimed' && (listingIds?.includes(listingId) ?? true) && minimumSpendMinor <= subtotalMinor,
  );
  return [...new Map(fit.map((coupon) => [coupon.campaignId, coupon])).values()];
}
