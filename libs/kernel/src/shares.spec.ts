import fc from 'fast-check';
import { portionOf, sharesOf } from './shares.js';

const minor = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const sumOf = (parts: readonly number[]): bigint => parts.reduce((sum, part) => sum + BigInt(part), 0n);

describe('a portion of an amount', () => {
  it('is rounded down to a whole minor unit', () => {
    expect([portionOf(999, 1_000), portionOf(1, 9_999), portionOf(9_900, 2_500)]).toEqual([99, 0, 2_475]);
  });

  it('is exact at any size, and never more than the amount', () => {
    expect(portionOf(Number.MAX_SAFE_INTEGER, 10_000)).toBe(Number.MAX_SAFE_INTEGER);
    fc.assert(
      fc.property(minor, fc.integer({ min: 0, max: 10_000 }), (amount, basisPoints) => {
        const exact = BigInt(amount) * BigInt(basisPoints);
        const portion = BigInt(portionOf(amount, basisPoints)) * 10_000n;
        expect(portion <= exact && exact < portion + 10_000n).toBe(true);
      }),
    );
  });
});

describe('shares of an amount', () => {
  it('go one unit each to those who lost most by rounding, the earlier first', () => {
    expect(sharesOf(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(sharesOf(10, [9_900, 100, 5_000])).toEqual([7, 0, 3]);
    expect(sharesOf(1, [1, 2])).toEqual([0, 1]);
  });

  it('leave out who has no weight', () => {
    expect(sharesOf(5, [0, 3, 0])).toEqual([0, 5, 0]);
    expect(sharesOf(0, [0, 0])).toEqual([0, 0]);
    expect(() => sharesOf(1, [0, 0])).toThrow(RangeError);
  });

  it('add up to it at any size, each within one unit of its exact part and within its weight', () => {
    const weights = fc.array(fc.integer({ min: 0, max: Math.floor(Number.MAX_SAFE_INTEGER / 30) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (parts, rate) => {
        const whole = sumOf(parts);
        const amount = Math.min(Number(whole), Math.floor(Number(whole) * rate));
        const shares = sharesOf(amount, parts);

        expect(sumOf(shares)).toBe(BigInt(amount));
        parts.forEach((weight, index) => {
          const share = BigInt(shares[index] ?? -1);
          const exact = BigInt(amount) * BigInt(weight);
          expect(share <= BigInt(weight)).toBe(true);
          expect(share * whole <= exact + whole && exact <= share * whole + whole).toBe(true);
        });
      }),
    );
  });
});
