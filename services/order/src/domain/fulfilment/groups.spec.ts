import fc from 'fast-check';
import { placedOrder, uuid } from '../../testing/fixtures.js';
import { type OrderLine, netMinorOf } from '../order.js';
import { brandOf, groupsOf } from './groups.js';

const line: fc.Arbitrary<OrderLine> = fc
  .record({
    n: fc.nat(99),
    brand: fc.option(fc.nat(2)),
    quantity: fc.integer({ min: 1, max: 9 }),
    price: fc.nat(99_999),
  })
  .map(({ n, brand, quantity, price }) => ({
    ...{ allocationId: uuid(n), listingId: uuid(100 + n), skuId: uuid(200 + n), quantity, unitPriceMinor: price },
    ...(brand === null
      ? {}
      : { saleTerms: { brandId: uuid(300 + brand), commissionBasisPoints: 0, platformFeeBasisPoints: 0 } }),
  }));

describe('the groups of an order', () => {
  it('are one for each brand, hold every line once, and their totals add up to the order’s', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const totalMinor = lines.reduce((sum, one) => sum + netMinorOf(one), 0);
        const groups = groupsOf(placedOrder({ lines, totalMinor }));

        expect(new Set(groups.map(({ brandId }) => brandId)).size).toBe(groups.length);
        expect(groups.flatMap((group) => group.lines)).toHaveLength(lines.length);
        expect(groups.every((group) => group.lines.every((one) => brandOf(one) === group.brandId))).toBe(true);
        expect(groups.reduce((sum, group) => sum + group.totalMinor, 0)).toBe(totalMinor);
      }),
    );
  });
});
