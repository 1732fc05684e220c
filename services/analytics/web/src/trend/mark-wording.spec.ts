import { en } from '../language/en.js';
import type { Mark } from '../measurement/measurement.js';
import { numeralsFor } from '@shopcast/page/numerals';
import { labelOf, wordsOf } from './mark-wording.js';

const numerals = numeralsFor('en');
const at = '2026-01-01T20:00:00.000Z';
const price: Mark = { kind: 'price', at, minute: 0, title: 'Dress', priceMinor: 19_900 };
const words = (mark: Mark) => wordsOf(mark, 'CNY', en, numerals);

describe('the words of a mark', () => {
  it('say what happened and to what', () => {
    expect(words({ kind: 'pinned', at, minute: 0, title: 'Dress' })).toBe('Pinned: Dress');
    expect(words(price)).toBe('Price: ¥199.00 Dress');
    expect(words({ kind: 'started', at, minute: 0 })).toBe('Start');
  });

  it('leave the kind to the icon where room is short', () => {
    expect(labelOf(price, 'CNY', en, numerals)).toBe('¥199.00 Dress');
    expect(labelOf({ ...price, kind: 'unpinned' }, 'CNY', en, numerals)).toBe('');
    expect(labelOf({ kind: 'ended', at, minute: 0 }, 'CNY', en, numerals)).toBe('End');
  });

  it('do not guess a currency', () => {
    expect(wordsOf(price, undefined, en, numerals)).toBe('Price: Dress');
  });
});
