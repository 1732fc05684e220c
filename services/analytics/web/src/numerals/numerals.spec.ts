import type { MetricValue } from '../measurement/measurement.js';
import { noValue, numeralsFor } from './numerals.js';

const english = numeralsFor('en');
const ratio: MetricValue = { n: 1228, d: 6704, value: 1228 / 6704, unit: 'ratio', state: 'ok' };

describe('the way numbers are written', () => {
  it('writes the headline of the published session as it was published', () => {
    expect(english.metric(ratio)).toBe('18.32 %');
  });

  it('separates thousands of a count', () => {
    expect(english.metric({ n: 11951, d: null, value: 11951, unit: 'count', state: 'provisional' })).toBe('11,951');
  });

  it('writes seconds as minutes and seconds', () => {
    expect(english.metric({ n: 7_134_000, d: 9480, value: 752.53, unit: 'seconds', state: 'ok' })).toBe('12:33');
  });

  it('knows how many minor units each currency has', () => {
    expect(english.money(26_524_850, 'CNY')).toBe('¥265,248.50');
    expect(english.money(265_248, 'JPY')).toBe('¥265,248');
    expect(english.money(1_234, 'KWD')).toMatch(/1\.234$/);
  });

  it('keeps the currency sign as narrow as a figure in every language', () => {
    expect(numeralsFor('ja-JP').money(26_524_800, 'CNY')).toBe('¥265,248.00');
  });

  it('rounds an average amount to a whole minor unit', () => {
    expect(english.money(22_691.87, 'CNY')).toBe('¥226.92');
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
    expect(['ja-JP', 'zh-CN'].map((locale) => numeralsFor(locale).metric(ratio))).toEqual(['18.32 %', '18.32 %']);
  });
});
