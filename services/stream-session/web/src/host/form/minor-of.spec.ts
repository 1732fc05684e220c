import { minorOf, typedOf } from './minor-of.js';

describe('an amount that somebody types', () => {
  it.each([
    ['99', 'CNY', 9900],
    ['99.9', 'CNY', 9990],
    ['1,299.00', 'CNY', 129900],
    ['９９．５', 'CNY', 9950],
    ['1200', 'JPY', 1200],
    ['0.01', 'CNY', 1],
    ['1.234', 'KWD', 1234],
  ])('reads %s %s as %d', (typed, currency, minor) => {
    expect(minorOf(typed, currency)).toBe(minor);
  });

  it.each([
    ['', 'CNY'],
    ['0', 'CNY'],
    ['-1', 'CNY'],
    ['9.999', 'CNY'],
    ['12.5', 'JPY'],
    ['1e3', 'CNY'],
    ['99元', 'CNY'],
  ])('takes %s %s for no amount, and never rounds', (typed, currency) => {
    expect(minorOf(typed, currency)).toBeNull();
  });

  it('is written as it would be typed', () => {
    expect([typedOf(9990, 'CNY'), typedOf(1200, 'JPY')]).toEqual(['99.90', '1200']);
  });
});
