import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { currency, id, minor } from '../fields.js';
import { aboutCoupon, oneCoupon } from './one-coupon.js';

export const couponUsed = defineEvent({
  type: 'coupon.used.v1',
  ...aboutCoupon,
  meaning: 'An order holds the coupon, which no other order can use.',
  data: Type.Object({ ...oneCoupon, orderId: id('The order'), discountMinor: minor('Taken off the order'), currency }),
});
export type CouponUsed = DataOf<typeof couponUsed>;
