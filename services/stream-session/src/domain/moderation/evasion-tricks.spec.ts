import { readFileSync } from 'node:fs';
import { CommentRefused } from './moderation.errors.js';
import { WordFilter } from './word-filter.js';
import { setWords, emptyWordList } from './word-list.js';

interface Tricks {
  readonly words: readonly string[];
  readonly exempt: readonly string[];
  readonly tricks: readonly (readonly [trick: string, text: string])[];
  readonly letThrough: readonly (readonly [trick: string, text: string, why: string])[];
  readonly ordinary: readonly string[];
}

const published = (language: string): Tricks =>
  JSON.parse(readFileSync(new URL(`./evasion-tricks/${language}.json`, import.meta.url), 'utf8')) as Tricks;

function caughtBy(filter: WordFilter, text: string): boolean {
  try {
    filter.read(text);
    return false;
  } catch (error) {
    if (error instanceof CommentRefused) return true;
    throw error;
  }
}

/** The figures that the published list claims. */
const figures = [
  { language: 'en', tricks: 73, letThrough: 7, ordinary: 34 },
  { language: 'ja', tricks: 49, letThrough: 6, ordinary: 33 },
  { language: 'zh', tricks: 45, letThrough: 8, ordinary: 28 },
];

describe.each(figures)('the published evasion tricks ($language)', ({ language, ...claimed }) => {
  const { words, exempt, tricks, letThrough, ordinary } = published(language);
  const list = [
    ...words.map((word) => ({ word, action: 'reject' }) as const),
    ...exempt.map((word) => ({ word, action: 'pass' }) as const),
  ];
  const filter = new WordFilter(setWords(emptyWordList('account'), list, 0).words);

  it('are as many as they claim to be', () => {
    expect({ tricks: tricks.length, letThrough: letThrough.length, ordinary: ordinary.length }).toEqual(claimed);
  });

  it('are all caught', () => {
    expect(tricks.filter(([, text]) => !caughtBy(filter, text))).toEqual([]);
  });

  it('let every ordinary sentence pass', () => {
    expect(ordinary.filter((text) => caughtBy(filter, text))).toEqual([]);
  });

  it('name those that cannot be told from ordinary sentences, or are other words', () => {
    expect(letThrough.filter(([, text]) => caughtBy(filter, text))).toEqual([]);
  });
});
