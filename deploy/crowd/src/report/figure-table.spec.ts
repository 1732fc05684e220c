import { compare } from './compare.js';
import { figureTable } from './figure-table.js';

const ok = (n: number, d: number | null = null) => ({ n, d, value: d === null ? n : n / d, state: 'ok' as const });

describe('the table of figures', () => {
  it('shows what was published, scripted and measured side by side', () => {
    const published = [
      { metric: 'view_pv', count: 11_951 },
      { metric: 'cvr_shop', percent: 18.32, decimals: 2 },
    ];
    const scripted = {
      view_pv: { n: 11_951, d: null },
      cvr_shop: { n: 1_228, d: 6_704 },
      gmv: { n: 62_841_200, d: null },
      aov: { n: 62_841_200, d: 1_139 },
    };
    const measured = { view_pv: ok(11_950), cvr_shop: ok(1_228, 6_704), gmv: ok(62_841_200) };
    const figures = compare(published, scripted, measured);

    expect(figureTable({ figures, notes: ['a payment never arrived'], currency: 'CNY' })).toBe(
      [
        'metric    published                             scripted                 measured  equal?',
        '────────  ─────────  ───────────────────────────────────  ───────────────────────  ──────',
        'view_pv      11,951                               11,951                   11,950  NO',
        'cvr_shop    18.32 %              18.32 % = 1,228 / 6,704  18.32 % = 1,228 / 6,704  yes',
        'gmv                                       CNY 628,412.00           CNY 628,412.00  yes',
        'aov                  CNY 551.72 = CNY 628,412.00 / 1,139                  missing  NO',
        '! a payment never arrived',
      ].join('\n'),
    );
  });

  it('writes money as its currency does', () => {
    const figures = compare([], { gmv: { n: 5_000, d: null } }, {});
    expect(figureTable({ figures, notes: [], currency: 'JPY' })).toContain('JPY 5,000 ');
  });
});
