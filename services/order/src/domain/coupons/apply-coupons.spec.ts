import fc from 'fast-check';
import { campaign, coupon } from '../../testing/promotions.js';
import { uuid } from '../../testing/fixtures.js';
import { applyCoupons, type DiscountableLine } from './apply-coupons.js';
import type { Campaign } from './campaign.js';
import type { KnownCoupon } from './coupon.js';
import type { CouponNotApplicable } from './coupon.errors.js';

const [DRESS, BAG] = [uuid(101), uuid(102)];
const lines: readonly DiscountableLine[] = [
  { listingId: DRESS, amountMinor: 9_999 },
  { listingId: BAG, amountMinor: 5_000 },
];
const known = (n: number, terms: Partial<Campaign>): KnownCoupon => ({
  coupon: coupon({ couponId: uuid(200 + n), campaignId: uuid(300 + n) }),
  campaign: campaign({ campaignId: uuid(300 + n), minimumSpendMinor: 0, ...terms }),
});
const percent = (basisPoints: number, maximumMinor: number | null = null) =>
  ({ discount: { kind: 'percentage', basisPoints, maximumMinor } }) as const;
const amount = (amountMinor: number) => ({ discount: { kind: 'amount', amountMinor } }) as const;
const refusalOf = (apply: () => unknown): object => {
  try {
    apply();
  } catch (error) {
    return (error as CouponNotApplicable).details;
  }
  return {};
};

describe('a coupon', () => {
  it('takes a percentage off, rounded down, and shares it among the lines by what they cost', () => {
    expect(applyCoupons(lines, [known(1, percent(2_000))])).toMatchObject({
      discounts: [1_999, 1_000],
      coupons: [{ couponId: uuid(201), campaignId: uuid(301), discountMinor: 2_999 }],
    });
  });

  it('takes no more off than its maximum and than its lines cost, and may leave nothing to pay', () => {
    expect(applyCoupons(lines, [known(1, percent(2_000, 1_000))]).coupons).toMatchObject([{ discountMinor: 1_000 }]);
    expect(applyCoupons(lines, [known(1, { ...amount(8_000), listingIds: [BAG] })]).discounts).toEqual([0, 5_000]);
    expect(applyCoupons(lines, [known(1, amount(1_000_000))]).coupons).toMatchObject([{ discountMinor: 14_999 }]);
  });

  it('works on the lines in its scope alone, and asks the minimum spend of their full prices', () => {
    const forBags = known(1, { ...amount(500), listingIds: [BAG], minimumSpendMinor: 5_001 });

    expect(refusalOf(() => applyCoupons(lines, [forBags]))).toMatchObject({
      reason: 'minimum_spend',
      spendMinor: 5_000,
    });
    expect(applyCoupons(lines, [known(1, { ...amount(500), listingIds: [BAG] })]).discounts).toEqual([0, 500]);
    expect(refusalOf(() => applyCoupons(lines, [known(1, { listingIds: [uuid(9)] })]))).toMatchObject({
      reason: 'nothing_in_scope',
    });
    const both = [known(1, amount(4_000)), known(2, { ...amount(1_000), minimumSpendMinor: 14_999 })];
    expect(applyCoupons(lines, both).coupons).toHaveLength(2);
  });

  it('is not used up for nothing', () => {
    const cheap = [{ listingId: BAG, amountMinor: 9 }];

    expect(refusalOf(() => applyCoupons(cheap, [known(1, percent(1_000))]))).toMatchObject({ reason: 'no_effect' });
    const nothingLeft = [
      known(1, { ...amount(5_000), listingIds: [BAG] }),
      known(2, { ...amount(1), listingIds: [BAG] }),
    ];
    expect(refusalOf(() => applyCoupons(lines, nothingLeft))).toMatchObject({ reason: 'no_effect' });
  });

  it('comes before those for the whole shop when it is for products, and before amounts when it is a percentage', () => {
    const chosen = [
      known(1, amount(1_000)),
      known(2, percent(1_000)),
      known(3, { ...amount(1_000), listingIds: [DRESS] }),
      known(4, { ...percent(5_000), listingIds: [BAG] }),
    ];

    const { coupons } = applyCoupons(lines, chosen);

    expect(coupons.map(({ couponId, discountMinor }) => [couponId, discountMinor])).toEqual([
      [uuid(204), 2_500],
      [uuid(203), 1_000],
      [uuid(202), 1_149],
      [uuid(201), 1_000],
    ]);
    expect(applyCoupons(lines, chosen.toReversed())).toEqual(applyCoupons(lines, chosen));
  });
});

describe('whatever coupons are used on whatever lines', () => {
  const listing = fc.integer({ min: 1, max: 3 }).map((n) => uuid(100 + n));
  const line = fc.record({ listingId: listing, amountMinor: fc.integer({ min: 0, max: 100_000_000_000 * 999 }) });
  const discount = fc.oneof(
    fc.record({
      kind: fc.constant('percentage' as const),
      basisPoints: fc.integer({ min: 1, max: 10_000 }),
      maximumMinor: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
    }),
    fc.record({ kind: fc.constant('amount' as const), amountMinor: fc.integer({ min: 1, max: 100_000_000 }) }),
  );
  const scope = fc.option(fc.uniqueArray(listing, { minLength: 1 }));

  it('no line goes below zero, and the lines’ discounts add up to the coupons’', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.array(fc.tuple(discount, scope), { maxLength: 5 }),
        (bought, terms) => {
          const chosen = terms.map(([off, listingIds], n) => known(n, { discount: off, listingIds }));
          let applied;
          try {
            applied = applyCoupons(bought, chosen);
          } catch (error) {
            expect((error as CouponNotApplicable).code).toBe('coupon.not_applicable');
            return;
          }
          const taken = applied.discounts.reduce((sum, one) => sum + one, 0);

          applied.discounts.forEach((off, index) => {
            expect(off).toBeGreaterThanOrEqual(0);
            expect(off).toBeLessThanOrEqual(bought[index]?.amountMinor ?? -1);
          });
          expect(applied.coupons.reduce((sum, { discountMinor }) => sum + discountMinor, 0)).toBe(taken);
          expect(applied.coupons.every(({ discountMinor }) => discountMinor > 0)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
