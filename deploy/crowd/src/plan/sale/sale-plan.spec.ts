import fc from 'fast-check';
import { lipstick } from '../../cases/lipstick.case.js';
import { mixed } from '../../cases/mixed.case.js';
import { ImpossibleCase } from '../../run/run.errors.js';
import { actOutOnPaper } from '../../testing/act-out-on-paper.js';
import { Random } from '../random.js';
import { expectedSale } from './expected-sale.js';
import { totalOf } from './sale-plan.js';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('the plan of lipstick', () => {
  const plan = lipstick.plan(lipstick.usualSize, 1);

  it('is 150,000 attempts for 15,000 units, of which every one is sold in the end', () => {
    expect(expectedSale(plan)).toMatchObject({
      ...{ attempts: 150_000, unitsSold: 15_000, unitsFree: 0, orders: 15_000 },
      ...{ ordersPlaced: 16_500, soldOut: 133_500, gmvMinor: 15_000 * 31_500, shopVisitors: 20_000 },
    });
  });

  it('has people who send the same twice, and orders that are given back', () => {
    expect(new Set(plan.attempts.map(({ nerves }) => nerves))).toEqual(new Set([undefined, 'twice', 'later']));
    expect(new Set(plan.contests[0]?.cards)).toEqual(new Set(['pay', 'fail', 'cancel']));
  });

  it('is the same word for word for the same seed, and another one for another', () => {
    const size = { units: 100, attempts: 1_000 };
    const text = JSON.stringify(lipstick.plan(size, 7));
    expect(JSON.stringify(lipstick.plan(size, 7))).toBe(text);
    expect(JSON.stringify(lipstick.plan(size, 8))).not.toBe(text);
  });

  it('is refused when there are too few attempts for every unit to be sold', () => {
    expect(() => lipstick.plan({ units: 100, attempts: 100 }, 1)).toThrow(ImpossibleCase);
    expect(() => lipstick.plan({ units: 100, attempts: 100 }, 1)).toThrow('there must be 117 attempts at least');
  });
});

describe('the plan of mixed', () => {
  const plan = mixed.plan(mixed.usualSize, 1);

  it('is 12,000 attempts for 1,000 products, with everything in it', () => {
    expect(plan.products).toHaveLength(1_000);
    expect(expectedSale(plan)).toMatchObject({ attempts: 12_000 });
    expect(new Set(plan.attempts.map(({ outcome }) => outcome))).toEqual(
      new Set(['pay', 'fail', 'cancel', 'refund', 'refund-part', 'hopeless', 'contested']),
    );
    expect(new Set(plan.attempts.map(({ nerves }) => nerves))).toEqual(
      new Set([undefined, 'twice', 'later', 'altered']),
    );
    expect(Math.max(...plan.attempts.map(({ lines }) => lines.length))).toBe(8);
    expect(new Set(plan.attempts.map(({ coupon }) => coupon?.discount.kind))).toEqual(
      new Set([undefined, 'percentage', 'amount']),
    );
  });

  it('asks for each variant once in an order, at the price it is listed for', () => {
    const prices = new Map(plan.products.flatMap(({ skus }) => skus.map((sku) => [sku.key, sku.listPriceMinor])));
    for (const { lines } of plan.attempts) {
      expect(new Set(lines.map(({ sku }) => sku)).size).toBe(lines.length);
      expect(totalOf(lines)).toBe(
        lines.reduce((sum, { sku, quantity }) => sum + (prices.get(sku) ?? Number.NaN) * quantity, 0),
      );
    }
  });
});

describe('what must come out of any sale', () => {
  it.each([
    ['lipstick', lipstick, { units: 60, attempts: 600 }],
    ['mixed', mixed, { units: 3, attempts: 1_500 }],
  ])('%s: comes out whoever is first', (_name, sale, size) => {
    fc.assert(
      fc.property(seeds, seeds, (seed, chance) => {
        const plan = sale.plan(size, seed);
        const { ordersPlaced, orders, gmvMinor, refundedMinor, unitsSold, soldOut } = expectedSale(plan);
        expect(actOutOnPaper(plan, new Random(String(chance)))).toEqual({
          ...{ ordersPlaced, orders, gmvMinor, refundedMinor, unitsSold, soldOut },
        });
      }),
      { numRuns: 25 },
    );
  });
});
