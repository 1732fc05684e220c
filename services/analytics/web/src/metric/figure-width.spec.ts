import { figureWidth } from './figure-width.js';

describe('the width of a written number', () => {
  it.each([
    ['0', 1],
    ['11,951', 5.45],
    ['18.32 %', 5.75],
    ['¥188,891.01', 9.9],
    ['–', 1],
  ])('of %s is %d figures', (text, width) => {
    expect(figureWidth(text)).toBe(width);
  });
});
