import fc from 'fast-check';
import { claimsOn } from './claims.js';

const rates = (commissionBasisPoints: number, platformFeeBasisPoints: number) => ({
  commissionBasisPoints,
  platformFeeBasisPoints,
});

describe('who has a claim to a line’s money', () => {
  it.each([
    ['fee and commission on the same amount', 9_900, rates(1_500, 200), [198, 1_485, 8_217]],
    ['fractions stay with the brand', 99, rates(1_550, 150), [1, 15, 83]],
    ['a single unit', 1, rates(9_999, 9_999), [0, 0, 1]],
    ['the whole for the account', 77, rates(10_000, 0), [0, 77, 0]],
    ['more than the whole: the fee goes first', 100, rates(9_500, 1_000), [10, 90, 0]],
    ['nothing', 0, rates(1_500, 200), [0, 0, 0]],
  ])('%s', (_what, amount, terms, [platformFeeMinor, commissionMinor, payableMinor]) => {
    expect(claimsOn(amount, terms)).toEqual({ platformFeeMinor, commissionMinor, payableMinor });
  });

  it('add up to the amount, none is negative, and none exceeds its rate, for amounts as large as numbers go', () => {
    const rate = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.maxSafeNat(), rate, rate, (amount, commission, fee) => {
        const { platformFeeMinor, commissionMinor, payableMinor } = claimsOn(amount, rates(commission, fee));
        expect(platformFeeMinor + commissionMinor + payableMinor).toBe(amount);
        for (const claim of [platformFeeMinor, commissionMinor, payableMinor]) expect(claim).toBeGreaterThanOrEqual(0);
        expect(BigInt(platformFeeMinor)).toBe((BigInt(amount) * BigInt(fee)) / 10_000n);
        expect(BigInt(commissionMinor) * 10_000n <= BigInt(amount) * BigInt(commission)).toBe(true);
      }),
    );
  });
});
