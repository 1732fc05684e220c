import { type Coupon, fitting } from './coupon.js';

const coupon = (couponId: string, terms: Partial<Coupon> = {}): Coupon => ({
  ...{ couponId, campaignId: couponId, title: 'Ten off', status: 'claimed' },
  ...{ discount: { kind: 'amount', amountMinor: 1000 }, minimumSpendMinor: 0, listingIds: null },
  ...terms,
});
const goods = { listingId: 'tote', subtotalMinor: 9900 };
const idsOf = (coupons: readonly Coupon[]) => fitting(coupons, goods).map(({ couponId }) => couponId);

describe('the coupons that fit what somebody is about to buy', () => {
  it('are unused, for this listing or for all, and of a minimum that is reached', () => {
    const held = [
      coupon('whole shop'),
      coupon('this listing', { listingIds: ['tote'] }),
      coupon('another listing', { listingIds: ['scarf'] }),
      coupon('just reached', { minimumSpendMinor: 9900 }),
      coupon('not reached', { minimumSpendMinor: 9901 }),
      coupon('used', { status: 'used' }),
      coupon('too late', { status: 'expired' }),
    ];

    expect(idsOf(held)).toEqual(['whole shop', 'this listing', 'just reached']);
  });

  it('are one of each campaign', () => {
    expect(idsOf([coupon('first', { campaignId: 'c' }), coupon('second', { campaignId: 'c' })])).toHaveLength(1);
  });
});
