import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { aboutCoupon, oneCoupon } from './one-coupon.js';

export const couponExpired = defineEvent({
  type: 'coupon.expired.v1',
  ...aboutCoupon,
  meaning: 'The coupon’s time ran out unused; it is back in the campaign’s stock.',
  data: Type.Object(oneCoupon),
});
export type CouponExpired = DataOf<typeof couponExpired>;
