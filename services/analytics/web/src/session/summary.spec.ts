import { en } from '../language/en.js';
import { metricNumeralsFor } from '../numerals/metric-numerals.js';
import { summaryOf } from './summary.js';

const numerals = metricNumeralsFor('en');

describe('the spoken summary', () => {
  it('says the conversion and what it is made of', () => {
    const metrics = {
      cvr_shop: { n: 1228, d: 6704, value: 1228 / 6704, unit: 'ratio', state: 'ok' },
      online_now: { n: 1034, d: null, value: 1034, unit: 'count', state: 'ok' },
    } as const;

    expect(summaryOf({ metrics }, en, numerals)).toBe(
      'CVR 18.32 %: 1,228 orders from 6,704 shop visitors. 1,034 watching now.',
    );
  });

  it('is silent while there is no conversion', () => {
    const metrics = { cvr_shop: { n: 0, d: 0, value: null, unit: 'ratio', state: 'undefined' } } as const;

    expect(summaryOf({ metrics }, en, numerals)).toBe('');
  });
});
