import { byViewer, id, inRoom } from '../fields.js';
import { topics } from '../topics.js';

/** Where facts about one viewer's coupon travel, and what all of them carry. */
export const aboutCoupon = { topic: topics.coupon, ...byViewer } as const;
export const oneCoupon = { ...inRoom, couponId: id('The coupon'), campaignId: id('Its campaign') };
