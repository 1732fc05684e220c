import { Type } from 'typebox';
import { count, id, minor } from '../fields.js';

/** What promotions did to an order; nothing of it is there when none did. Prices and totals are what is paid. */
export const promoted = {
  discountMinor: Type.Optional(minor('Taken off by coupons; the total is what remains')),
  couponIds: Type.Optional(Type.Array(id('A coupon that the order holds'))),
  gifts: Type.Optional(
    Type.Array(Type.Object({ listingId: id('The listing'), skuId: id('The variant'), quantity: count('Units') }), {
      description: 'Given with the order, for nothing',
    }),
  ),
};
