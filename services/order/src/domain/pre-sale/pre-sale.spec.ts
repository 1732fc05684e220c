import { PLACED_AT, uuid } from '../../testing/fixtures.js';
import { agreeOnPreSale, type PreSale } from './pre-sale.js';

/** Lines with the pre-sales of what they are of. */
const agreed = (
  lines: readonly { line: ReturnType<typeof line>; preSale: PreSale | undefined }[],
  placedAtMs: number,
) =>
  agreeOnPreSale(
    lines.map((one) => one.line),
    lines.map((one) => ({ offer: one.preSale ? { preSale: one.preSale } : {} })),
    placedAtMs,
  );
const line = (unitPriceMinor: number, quantity = 1) => ({
  listingId: uuid(3),
  skuId: uuid(4),
  quantity,
  unitPriceMinor,
});
const preSale = (changes: Partial<PreSale> = {}): PreSale => ({
  depositBasisPoints: 1_000,
  balanceFromMs: PLACED_AT + 1_000,
  balanceUntilMs: PLACED_AT + 2_000,
  ...changes,
});

describe('a deposit', () => {
  it('is rounded down for each line, and the window is the listings’ own', () => {
    const terms = agreed(
      [
        { line: line(999), preSale: preSale() },
        { line: line(105, 3), preSale: preSale({ depositBasisPoints: 3_333 }) },
      ],
      PLACED_AT,
    );

    expect(terms).toEqual({
      depositMinor: 99 + 104,
      balanceFromMs: PLACED_AT + 1_000,
      balanceUntilMs: PLACED_AT + 2_000,
    });
  });

  it('is not asked for goods that cost nothing, nor once the balance is due', () => {
    expect(agreed([{ line: line(0), preSale: preSale() }], PLACED_AT)).toBeUndefined();
    expect(agreed([{ line: line(9), preSale: preSale() }], PLACED_AT)).toBeUndefined();
    expect(agreed([{ line: line(999), preSale: preSale() }], PLACED_AT + 1_000)).toBeUndefined();
    expect(agreed([{ line: line(999), preSale: undefined }], PLACED_AT)).toBeUndefined();
  });

  it.each([{ balanceUntilMs: PLACED_AT + 3_000 }, { balanceFromMs: PLACED_AT + 1_500 }])(
    'holds for goods that are paid at the same times: %j',
    (other) => {
      const both = [
        { line: line(999), preSale: preSale() },
        { line: line(999), preSale: preSale(other) },
      ];

      expect(() => agreed(both, PLACED_AT)).toThrow('ordered apart');
      const mixed = [
        { line: line(999), preSale: preSale() },
        { line: line(999), preSale: undefined },
      ];
      expect(() => agreed(mixed, PLACED_AT)).toThrow('ordered apart');
    },
  );
});
