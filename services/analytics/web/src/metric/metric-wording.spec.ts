import { en } from '../language/en.js';
import { ja } from '../language/ja.js';
import { zh } from '../language/zh.js';
import { metricIds } from '../measurement/metric-id.js';
import { metricNumeralsFor } from '../numerals/metric-numerals.js';
import { wordingOf } from './metric-wording.js';

const numerals = metricNumeralsFor('en');

describe('what is said about a number', () => {
  it('names what the headline is made of', () => {
    const cvr = { n: 1228, d: 6704, value: 1228 / 6704, unit: 'ratio', state: 'provisional' } as const;

    expect(wordingOf('cvr_shop', cvr, en, numerals)).toMatchObject({
      n: '1,228 orders',
      d: '6,704 shop visitors',
      noValue: null,
      state: en.metricStates.provisional,
    });
  });

  it('writes the numerator in its own unit', () => {
    const aov = { n: 26_524_800, d: 1169, value: 22_690.16, unit: 'minor', currency: 'CNY', state: 'ok' } as const;
    const watch = { n: 7_134_000, d: 9480, value: 752.53, unit: 'seconds', state: 'ok' } as const;

    expect(wordingOf('aov', aov, en, numerals).n).toBe('¥265,248.00 GMV');
    expect(wordingOf('avg_watch_seconds', watch, en, numerals).n).toBe('7,134,000 seconds watched');
  });

  it('has no denominator for a count', () => {
    const orders = { n: 1228, d: null, value: 1228, unit: 'count', state: 'ok' } as const;

    expect(wordingOf('orders', orders, en, numerals)).toMatchObject({ n: '1,228', d: null });
  });

  it('says why a quotient has no value', () => {
    const nothing = { n: 0, d: 0, value: null, unit: 'ratio', state: 'undefined' } as const;

    expect(wordingOf('cvr_shop', nothing, en, numerals).noValue).toBe(en.metrics.cvr_shop.noValue);
  });

  it('says that a part was counted before its whole, rather than showing a rate above 100 %', () => {
    const early = { n: 3, d: 2, value: null, unit: 'ratio', state: 'provisional' } as const;

    expect(wordingOf('cvr_viewer', early, en, numerals).noValue).toBe(en.explanation.catchingUp);
  });

  it('does not guess the currency of an amount', () => {
    const amount = { n: 500, d: null, value: 500, unit: 'minor', state: 'ok' } as const;

    expect(wordingOf('gmv', amount, en, numerals).n).toBe('500');
  });

  it.each([en, ja, zh])('says so when a metric is not measured', (messages) => {
    for (const id of metricIds) {
      expect(wordingOf(id, undefined, messages, numerals).noValue).toBe(messages.explanation.notMeasured);
    }
  });
});
