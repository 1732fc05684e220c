import { WordTwice, WordUnreadable } from './moderation.errors.js';
import { emptyWordList, type ListedWord, setWords } from './word-list.js';

const list = emptyWordList('account');
const masked = (...words: string[]): ListedWord[] => words.map((word) => ({ word, action: 'mask' }));

describe('a word list', () => {
  it('counts its changes, and saying the same again is none', () => {
    const once = setWords(list, masked('scam'), 10);
    expect(once).toMatchObject({ version: 1, changedAtMs: 10 });
    expect(setWords(once, masked('scam'), 20)).toBe(once);
    expect(setWords(once, [{ word: 'scam', action: 'reject' }], 20)).toMatchObject({ version: 2, changedAtMs: 20 });
    expect(setWords(once, [], 20)).toMatchObject({ version: 2, words: [] });
  });

  it.each(['!!!', '♥', '\u200b', 'ー', ' . '])('has no words that cannot be read: %j', (word) => {
    expect(() => setWords(list, masked('scam', word), 10)).toThrow(WordUnreadable);
  });

  it.each([
    ['scam', 'ＳＣＡＭ'],
    ['バカ', 'ばか'],
    ['骗子', '騙 子'],
  ])('has no two words that are read alike: %s and %s', (word, again) => {
    expect(() => setWords(list, masked(word, again), 10)).toThrow(WordTwice);
  });

  it('may have words of which one is a disguise of the other', () => {
    expect(setWords(list, masked('ass', 'as', 'a55', 'good', 'god'), 10).words).toHaveLength(5);
  });
});
