import { CommentRefused } from './moderation.errors.js';
import { WordFilter } from './word-filter.js';
import type { ListedWord, WordAction } from './word-list.js';

const words = (action: WordAction, ...listed: string[]): ListedWord[] => listed.map((word) => ({ word, action }));

describe('a word filter', () => {
  it('shows a star for each letter of a masked word, and everything else as it was written', () => {
    const filter = new WordFilter(words('mask', 'scam', '骗子', 'バカ'));

    expect(filter.read('Ｏｈ! Such a s.c.a.m, isn’t it?')).toBe('Ｏｈ! Such a ****, isn’t it?');
    expect(filter.read('主播是騙 子👨‍👩‍👧吧')).toBe('主播是**👨‍👩‍👧吧');
    expect(filter.read('ﾊﾞーｶーだよ')).toBe('**だよ');
    expect(filter.read('scam scam scaaaam')).toBe('**** **** *******');
    expect(new WordFilter(words('mask', '株式会社')).read('㍿です')).toBe('*です');
  });

  it('masks words that overlap or contain each other once', () => {
    const filter = new WordFilter(words('mask', '骗子主播', '主播滚', 'ass', 'asshole'));
    expect(filter.read('骗子主播滚 asshole')).toBe('***** *******');
  });

  it('refuses a comment when one of its words is not accepted at all', () => {
    const filter = new WordFilter([...words('mask', 'scam'), ...words('reject', '骗子')]);
    expect(() => filter.read('scam 骗子')).toThrow(CommentRefused);
  });

  it('lets a word pass inside an exempt one, and nowhere else', () => {
    const filter = new WordFilter([...words('reject', '垃圾', 'ass'), ...words('pass', '垃圾桶', 'smart ass')]);

    expect(filter.read('垃圾桶, smart ass')).toBe('垃圾桶, smart ass');
    expect(() => filter.read('垃圾桶是垃圾')).toThrow(CommentRefused);
    expect(() => filter.read('smart ass, dumb ass')).toThrow(CommentRefused);
  });

  it('changes nothing in a comment without listed words, or without a list', () => {
    const text = '¡Ｑué! ﾊﾟｰﾃｨｰ 👍🏽 ﬁne';
    expect(new WordFilter([]).read(text)).toBe(text);
    expect(new WordFilter(words('mask', 'scam')).read(text)).toBe(text);
  });

  it('reads any text, however odd, in a moment', () => {
    const filter = new WordFilter(words('mask', 'aaaaaaaa', '啊啊', 'a b a b', 'ass'));
    for (const odd of ['a', '啊', '!', '$', '\u200b', '\u0301', '\ud800', 'a\u0301', '🇫', 'ー', 'a ']) {
      expect(filter.read(odd.repeat(500)).length).toBeLessThanOrEqual(odd.length * 500);
    }
  });
});
