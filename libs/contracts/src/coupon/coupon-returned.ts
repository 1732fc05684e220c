import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { id } from '../fields.js';
import { aboutCoupon, oneCoupon } from './one-coupon.js';

export const couponReturned = defineEvent({
  type: 'coupon.returned.v1',
  ...aboutCoupon,
  meaning: 'The order that held the coupon expired or was cancelled; its viewer may use it again.',
  data: Type.Object({ ...oneCoupon, orderId: id('The order') }),
});
export type CouponReturned = DataOf<typeof couponReturned>;
