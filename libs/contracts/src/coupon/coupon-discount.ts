import { type Static, Type } from 'typebox';
import { count, minor } from '../fields.js';

export const discountKinds = ['percentage', 'amount'] as const;
export type DiscountKind = (typeof discountKinds)[number];

/** What a coupon takes off. A percentage has `basisPoints` and perhaps `maximumMinor`, an amount has `amountMinor`. */
export const couponDiscount = Type.Object({
  kind: Type.Enum([...discountKinds]),
  basisPoints: Type.Optional(count('Hundredths of a per cent')),
  maximumMinor: Type.Optional(minor('The most that a percentage takes off')),
  amountMinor: Type.Optional(minor('Taken off')),
});
export type CouponDiscount = Static<typeof couponDiscount>;
