import type { CampaignDossier, CouponDossier } from '../evidence/promotion-books.js';
import type { Rule } from '../judgement/rule.js';
import { same } from '../judgement/same.js';

const usedOnce: Rule<CouponDossier> = {
  id: 'coupon.used-once',
  promise: 'A coupon is held by one standing order at most, and by its own viewer’s only.',
  *judge({ couponId, coupon, holders }) {
    const where = { couponId };
    const standing = holders.filter(({ stands }) => stands).map(({ orderId }) => orderId);
    if (standing.length > 1) yield { what: 'a coupon serves several orders', where, expected: 1, found: standing };
    const owner = coupon && `${coupon.accountId}:${coupon.viewerId}`;
    for (const { orderId, accountId, viewerId } of holders)
      if (`${accountId}:${viewerId}` !== owner)
        yield {
          what: 'an order has a coupon that is not its viewer’s',
          where: { couponId, orderId },
          expected: `${accountId}:${viewerId}`,
          found: owner ?? 'no coupon',
        };
  },
};

const givenBack: Rule<CouponDossier> = {
  id: 'coupon.given-back',
  promise: 'A coupon is used as long as its order stands, and is given back when the order ends unpaid.',
  *judge({ couponId, coupon, holders }) {
    if (!coupon) return;
    const expected = holders.find(({ stands }) => stands)?.orderId ?? null;
    const found = coupon.status === 'used' ? coupon.orderId : null;
    if (found !== expected)
      yield { what: 'a coupon is with another order than holds it', where: { couponId }, expected, found };
  },
};

export const couponRules: readonly Rule<CouponDossier>[] = [usedOnce, givenBack];

const neverOverclaimed: Rule<CampaignDossier> = {
  id: 'coupon.stock',
  promise: 'No more coupons of a campaign are out than there are, and its ledger counts every one.',
  *judge({ campaignId, row, out }) {
    const where = { campaignId };
    const found = row && { claimed: row.claimed, used: row.used, free: row.free };
    const expected = { ...out, free: (row?.stock ?? 0) - out.claimed - out.used };
    if (!same(found, expected)) yield { what: 'ledger and coupons differ', where, expected, found };
    if (expected.free < 0)
      yield { what: 'more coupons are out than there are', where, expected: row?.stock ?? 0, found: out };
  },
};

export const campaignRules: readonly Rule<CampaignDossier>[] = [neverOverclaimed];
