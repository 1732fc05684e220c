import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, count, currency, id, instant, minor, sessionId, text } from '../fields.js';
import { topics } from '../topics.js';
import { couponDiscount } from './coupon-discount.js';

/** Coupons as viewers see them who may claim one. */
export const couponOnOffer = {
  campaignId: id('The campaign'),
  title: text('What viewers read'),
  currency,
  discount: couponDiscount,
  minimumSpendMinor: minor('What the goods in its scope must cost at least, before coupons'),
  listingIds: Type.Union([Type.Array(id('A listing')), Type.Null()], {
    description: 'What it may be used for; null: everything in the shop',
  }),
  newBuyersOnly: Type.Boolean({ description: 'Only for viewers without a paid order in this account' }),
  stock: count('Coupons of the whole campaign'),
  perViewer: count('How many one viewer may claim'),
  claimUntil: instant('Wall time until which it can be claimed'),
  usableUntil: instant('Wall time until which an order can be placed with it'),
};

export const couponDropped = defineEvent({
  type: 'coupon.dropped.v1',
  topic: topics.promotion,
  key: ['sessionId'],
  meaning: 'The host dropped a campaign’s coupons in the room: from now on its viewers may claim them.',
  personal: [],
  data: Type.Object({
    accountId,
    sessionId,
    ...couponOnOffer,
  }),
});
export type CouponDropped = DataOf<typeof couponDropped>;
