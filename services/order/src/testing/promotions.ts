import type { Campaign } from '../domain/coupons/campaign.js';
import type { Coupon } from '../domain/coupons/coupon.js';
import type { PurchaseLimit } from '../domain/promotions/purchase-limit.js';
import { ACCOUNT, LISTING, PLACED_AT, SESSION, SKU, uuid } from './fixtures.js';

export const CAMPAIGN = uuid(60);
export const COUPON = uuid(61);

/** 1,000 off from 5,000 on, for everybody. */
export const campaign = (changes: Partial<Campaign> = {}): Campaign => ({
  campaignId: CAMPAIGN,
  accountId: ACCOUNT,
  title: '10 off',
  currency: 'CNY',
  discount: { kind: 'amount', amountMinor: 1_000 },
  minimumSpendMinor: 5_000,
  listingIds: null,
  newBuyersOnly: false,
  perViewer: 1,
  claimFromMs: PLACED_AT - 60_000,
  claimUntilMs: PLACED_AT + 60_000,
  usableUntilMs: PLACED_AT + 3_600_000,
  stock: 10,
  claimed: 1,
  used: 0,
  ...changes,
});

export const coupon = (changes: Partial<Coupon> = {}): Coupon =>
  ({
    couponId: COUPON,
    campaignId: CAMPAIGN,
    accountId: ACCOUNT,
    viewerId: 'viewer',
    sessionId: SESSION,
    claimedAtMs: PLACED_AT - 1_000,
    status: 'claimed',
    ...changes,
  }) as Coupon;

/** Campaigns and coupons as a batch finds them. */
export const printed = (campaigns: readonly Campaign[], coupons: readonly Coupon[]) => ({
  campaigns: new Map(campaigns.map((one) => [one.campaignId, one])),
  coupons: new Map(coupons.map((one) => [one.couponId, one])),
});

/** Two units of the product to each buyer. */
export const limit = (changes: Partial<PurchaseLimit> = {}): PurchaseLimit => ({
  limitId: uuid(70),
  accountId: ACCOUNT,
  listingId: LISTING,
  skuId: SKU,
  span: 'ever',
  units: 2,
  ...changes,
});
