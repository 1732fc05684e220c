import { noValue } from '@shopcast/page/numerals';
import type { MetricValue } from '../measurement/measurement.js';
import { metricNumeralsFor } from './metric-numerals.js';

const english = metricNumeralsFor('en');
const ratio: MetricValue = { n: 1228, d: 6704, value: 1228 / 6704, unit: 'ratio', state: 'ok' };

describe('the way metrics are written', () => {
  it('writes the headline of the published session as it was published', () => {
    expect(english.metric(ratio)).toBe('18.32 %');
  });

  it('separates thousands of a count', () => {
    expect(english.metric({ n: 11951, d: null, value: 11951, unit: 'count', state: 'provisional' })).toBe('11,951');
  });

  it('writes seconds as minutes and seconds', () => {
    expect(english.metric({ n: 7_134_000, d: 9480, value: 752.53, unit: 'seconds', state: 'ok' })).toBe('12:33');
  });

  it.each<[string, MetricValue | undefined]>([
    ['a ratio without denominator', { ...ratio, n: 0, d: 0, value: null, state: 'undefined' }],
    ['a value that is not a number', { ...ratio, value: Number.NaN }],
    ['an infinite value', { ...ratio, value: Number.POSITIVE_INFINITY }],
    ['a metric that is not measured', undefined],
  ])('shows a dash for %s, never 0 and never NaN', (_case, value) => {
    expect(english.metric(value)).toBe(noValue);
  });

  it('writes the same figures in Japanese and Chinese', () => {
    expect(['ja-JP', 'zh-CN'].map((locale) => metricNumeralsFor(locale).metric(ratio))).toEqual(['18.32 %', '18.32 %']);
  });
});
