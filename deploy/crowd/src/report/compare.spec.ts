import { compare } from './compare.js';

const ok = (n: number, d: number | null = null) => ({ n, d, value: d === null ? n : n / d, state: 'ok' as const });

describe('the comparison', () => {
  it('takes a percentage as it was printed', () => {
    const published = [{ metric: 'cvr_shop', percent: 18.32, decimals: 2 }];
    const equalFor = (n: number, d: number) => compare(published, {}, { cvr_shop: ok(n, d) })[0]?.equal;
    expect(equalFor(1_228, 6_704)).toBe(true);
    expect(equalFor(1_229, 6_704)).toBe(false);
  });

  it('takes "at least" at its word', () => {
    const published = [{ metric: 'new_buyer_order_share', atLeastPercent: 86 }];
    const equalFor = (n: number) => compare(published, {}, { new_buyer_order_share: ok(n, 100) })[0]?.equal;
    expect([85, 86, 87].map(equalFor)).toEqual([false, true, true]);
  });

  it('wants numerator and denominator as the script has them, published or not', () => {
    const scripted = { cvr_shop: { n: 1, d: 2 } };
    expect(compare([], scripted, { cvr_shop: ok(1, 2) })[0]?.equal).toBe(true);
    expect(compare([], scripted, { cvr_shop: ok(2, 4) })[0]?.equal).toBe(false);
  });

  it('never calls a missing or provisional number equal', () => {
    const published = [{ metric: 'view_pv', count: 5 }];
    expect(compare(published, {}, {})[0]).toMatchObject({ measured: null, equal: false });
    expect(compare(published, {}, { view_pv: { ...ok(5), state: 'provisional' } })[0]?.equal).toBe(false);
  });

  it('puts what was published first', () => {
    const scripted = { comments: { n: 1, d: null }, view_pv: { n: 5, d: null } };
    const order = compare([{ metric: 'view_pv', count: 5 }], scripted, {}).map(({ metric }) => metric);
    expect(order).toEqual(['view_pv', 'comments']);
  });
});
