import type { Numerals } from '@shopcast/page/numerals';
import type { Discount } from '../checkout/coupon.js';

export interface DiscountTexts {
  readonly off: (amount: string) => string;
  readonly upTo: (amount: string) => string;
  readonly from: (amount: string) => string;
}

interface Terms {
  readonly discount: Discount;
  readonly currency: string;
  readonly minimumSpendMinor: number;
}

/** What a coupon takes off, in words. */
export function discountText(
  texts: DiscountTexts,
  numerals: Numerals,
  { discount, currency, ...terms }: Terms,
): string {
  const money = (minor: number) => numerals.money(minor, currency);
  const amount =
    discount.kind === 'amount'
      ? money(discount.amountMinor ?? 0)
      : `${numerals.tick((discount.basisPoints ?? 0) / 100)} %`;
  const parts = [texts.off(amount)];
  if (discount.maximumMinor !== undefined) parts.push(texts.upTo(money(discount.maximumMinor)));
  if (terms.minimumSpendMinor > 0) parts.push(texts.from(money(terms.minimumSpendMinor)));
  return parts.join(' · ');
}
