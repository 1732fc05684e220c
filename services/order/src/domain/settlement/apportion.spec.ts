import fc from 'fast-check';
import { apportion } from './apportion.js';

describe('spreading an amount over lines', () => {
  it.each([
    [100, [1, 1], [50, 50]],
    [1, [1, 1], [1, 0]],
    [10, [3, 3, 3], [4, 3, 3]],
    [19_800, [9_900, 9_900], [9_900, 9_900]],
    [7, [0, 0], [7, 0]],
    [7, [0, 5], [0, 7]],
    [0, [3, 4], [0, 0]],
  ])('gives of %i over %j: %j', (amount, weights, parts) => {
    expect(apportion(amount, weights)).toEqual(parts);
  });

  const weights = fc.array(fc.oneof(fc.nat(9), fc.nat(2 ** 50)), { minLength: 1, maxLength: 8 });
  const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

  it('leaves no remainder, and gives no line more than its weight', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (lines, fraction) => {
        const amount = Math.floor(fraction * sumOf(lines));
        const parts = apportion(amount, lines);
        expect(sumOf(parts)).toBe(amount);
        for (const [line, part] of parts.entries()) expect(part).toBeLessThanOrEqual(lines[line] ?? 0);
        expect(apportion(sumOf(lines), lines)).toEqual(lines);
      }),
    );
  });

  it('never gives a line less when there is more to give', () => {
    const few = fc.array(fc.nat(12), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(few, (lines) => {
        for (let amount = 0; amount < sumOf(lines); amount += 1) {
          const [less, more] = [apportion(amount, lines), apportion(amount + 1, lines)];
          for (const [line, part] of less.entries()) expect(more[line]).toBeGreaterThanOrEqual(part);
        }
      }),
    );
  });
});
