import { numeralsFor } from './numerals.js';

const english = numeralsFor('en');

describe('the way numbers are written', () => {
  it('separates thousands of a count', () => {
    expect(english.count(11_951)).toBe('11,951');
  });

  it('knows how many minor units each currency has', () => {
    expect(english.money(26_524_850, 'CNY')).toBe('¥265,248.50');
    expect(english.money(265_248, 'JPY')).toBe('¥265,248');
    expect(english.money(1_234, 'KWD')).toMatch(/1\.234$/);
  });

  it('keeps the currency sign as narrow as a figure in every language', () => {
    expect(numeralsFor('ja-JP').money(26_524_800, 'CNY')).toBe('¥265,248.00');
  });

  it('leaves minor units away where there is no room for them', () => {
    expect(english.wholeMoney(26_524_850, 'CNY')).toBe('¥265,249');
    expect(english.wholeMoney(265_248, 'JPY')).toBe('¥265,248');
  });

  it('rounds an average amount to a whole minor unit', () => {
    expect(english.money(22_691.87, 'CNY')).toBe('¥226.92');
  });
});
