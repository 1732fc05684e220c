import { type Timestamp, toTimestamp } from '@shopcast/grpc';
import type { CampaignAnswer, CouponTermsAnswer, DiscountAnswer } from '../answers/campaign.answer.js';
import type { CouponAnswer } from '../answers/coupon.answer.js';
import type { PurchaseLimitAnswer } from '../answers/purchase-limit.answer.js';
import type { QuoteAnswer } from '../answers/quote.answer.js';

/** What REST answers as gRPC says it: `shopcast.promotion.v1`. */
const at = (instant: string): Timestamp => toTimestamp(Date.parse(instant));
const enumOf = (prefix: string, word: string): string => `${prefix}${word.toUpperCase()}`;

const discountMessage = ({ kind, ...worth }: DiscountAnswer) => ({ kind: enumOf('DISCOUNT_KIND_', kind), ...worth });

const termsMessage = ({ discount, listingIds, usableUntil, ...terms }: CouponTermsAnswer) => ({
  ...terms,
  discount: discountMessage(discount),
  listingIds: listingIds ?? [],
  usableUntil: at(usableUntil),
});

export const campaignMessage = ({ claimFrom, claimUntil, ...campaign }: CampaignAnswer): object => ({
  ...campaign,
  ...termsMessage(campaign),
  claimFrom: at(claimFrom),
  claimUntil: at(claimUntil),
});

export const couponMessage = ({ status, orderId, claimedAt, ...coupon }: CouponAnswer): object => ({
  ...coupon,
  ...termsMessage(coupon),
  status: enumOf('COUPON_STATUS_', status),
  orderId: orderId ?? '',
  claimedAt: at(claimedAt),
});

export const quoteMessage = ({ lines, expiresAt, preSale, quote: token, ...quote }: QuoteAnswer): object => ({
  ...quote,
  lines: lines.map(({ priceKind, liveUnitsLeft, ...line }) => ({
    ...line,
    priceKind: enumOf('PRICE_KIND_', priceKind),
    ...(liveUnitsLeft === null ? {} : { liveUnitsLeft }),
  })),
  expiresAt: at(expiresAt),
  preSale: preSale && { ...preSale, balanceFrom: at(preSale.balanceFrom), balanceUntil: at(preSale.balanceUntil) },
  token,
});

export const limitMessage = ({ listingId, skuId, span, ...limit }: PurchaseLimitAnswer): object => ({
  ...limit,
  listingId: listingId ?? '',
  skuId: skuId ?? '',
  span: enumOf('LIMIT_SPAN_', span),
});
