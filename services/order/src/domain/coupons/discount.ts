import type { CouponDiscount } from '@shopcast/contracts';
import { portionOf } from '@shopcast/kernel';

/** What a coupon takes off the goods in its scope. */
export type Discount =
  | {
      readonly kind: 'percentage';
      /** Hundredths of a per cent: 2,500 = 25 %. */
      readonly basisPoints: number;
      /** The most that it takes off; null: no more than the percentage itself says. */
      readonly maximumMinor: number | null;
    }
  | { readonly kind: 'amount'; readonly amountMinor: number };

/** What is taken off `amountMinor`: never more than it. A percentage is rounded down to a whole minor unit. */
export function discountOn(amountMinor: number, discount: Discount): number {
  if (discount.kind === 'amount') return Math.min(amountMinor, discount.amountMinor);
  return Math.min(portionOf(amountMinor, discount.basisPoints), discount.maximumMinor ?? Infinity);
}

/** As facts and answers show it: what does not apply is left out. */
export function shownDiscount(discount: Discount): CouponDiscount {
  if (discount.kind === 'amount') return { kind: 'amount', amountMinor: discount.amountMinor };
  const { kind, basisPoints, maximumMinor } = discount;
  return { kind, basisPoints, ...(maximumMinor === null ? {} : { maximumMinor }) };
}
