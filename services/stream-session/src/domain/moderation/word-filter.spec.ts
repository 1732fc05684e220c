import { CommentRefused } from './moderation.errors.js';
import { WordFilter } from './word-filter.js';
import type { ListedWord, WordAction } from './word-list.js';

const words = (action: WordAction, ...listed: string[]): ListedWord[] => listed.map((word) => ({ word, action }));

describe('a word filter', () => {
  it('shows a star for each letter of a masked word, and everything else as it was written', () => {
    const filter = new WordFilter(words('mask', 'scam', '骗子', 'バカ'));

    expect(filter.read('Ｏｈ! Such a s.c.a.m, isn’t it?').shown).toBe('Ｏｈ! Such a ****, isn’t it?');
    expect(filter.read('主播是騙 子👨‍👩‍👧吧').shown).toBe('主播是**👨‍👩‍👧吧');
    expect(filter.read('ﾊﾞーｶーだよ').shown).toBe('**だよ');
    expect(filter.read('scam scam scaaaam').shown).toBe('**** **** *******');
    expect(new WordFilter(words('mask', '株式会社')).read('㍿です').shown).toBe('*です');
  });

  it('masks words that overlap or contain each other once', () => {
    const filter = new WordFilter(words('mask', '骗子主播', '主播滚', 'ass', 'asshole'));
    expect(filter.read('骗子主播滚 asshole').shown).toBe('***** *******');
  });

  it('refuses a comment when one of its words is not accepted at all', () => {
    const filter = new WordFilter([...words('mask', 'scam'), ...words('reject', '骗子')]);
    expect(() => filter.read('scam 骗子')).toThrow(CommentRefused);
  });

  it('lets a word pass inside an exempt one, and nowhere else', () => {
    const filter = new WordFilter([...words('reject', '垃圾', 'ass'), ...words('pass', '垃圾桶', 'smart ass')]);

    expect(filter.read('垃圾桶, smart ass').shown).toBe('垃圾桶, smart ass');
    expect(() => filter.read('垃圾桶是垃圾')).toThrow(CommentRefused);
    expect(() => filter.read('smart ass, dumb ass')).toThrow(CommentRefused);
  });

  it('changes nothing in a comment without listed words, or without a list', () => {
    const text = '¡Ｑué! ﾊﾟｰﾃｨｰ 👍🏽 ﬁne';
    expect(new WordFilter([]).read(text).shown).toBe(text);
    expect(new WordFilter(words('mask', 'scam')).read(text).shown).toBe(text);
  });

  it('reads any text, however odd, in a moment', () => {
    const filter = new WordFilter(words('mask', 'aaaaaaaa', '啊啊', 'a b a b', 'ass'));
    for (const odd of ['a', '啊', '!', '$', '\u200b', '\u0301', '\ud800', 'a\u0301', '🇫', 'ー', 'a ']) {
      expect(filter.read(odd.repeat(500)).shown.length).toBeLessThanOrEqual(odd.length * 500);
    }
  });

  it('holds a comment back for a moderator, who reads it as it would be shown', () => {
    const filter = new WordFilter([
      ...words('hold', 'cheap', '便宜'),
      ...words('mask', 'scam'),
      ...words('pass', 'cheap trick'),
    ]);
    expect(filter.read('ch3ap scam')).toEqual({ shown: 'ch3ap ****', isHeld: true });
    expect(filter.read('便.宜').isHeld).toBe(true);
    expect(filter.read('a cheap trick')).toEqual({ shown: 'a cheap trick', isHeld: false });
  });
});
