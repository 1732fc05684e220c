import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { aboutCoupon, oneCoupon } from './one-coupon.js';

export const couponClaimed = defineEvent({
  type: 'coupon.claimed.v1',
  ...aboutCoupon,
  meaning: 'A viewer has taken one coupon of a campaign’s stock.',
  data: Type.Object(oneCoupon),
});
export type CouponClaimed = DataOf<typeof couponClaimed>;
