import { lettersOf } from './letters.js';
import { WordTwice, WordUnreadable } from './moderation.errors.js';
import { runsOf } from './runs.js';

/**
 * `pass` exempts longer words that contain a listed one; `mask` hides the word; `hold` keeps the comment back until a
 * moderator has looked at it; `reject` refuses it.
 */
export const wordActions = ['pass', 'mask', 'hold', 'reject'] as const;
export type WordAction = (typeof wordActions)[number];

export interface ListedWord {
  readonly word: string;
  readonly action: WordAction;
}

/** What an account does not want to read in its rooms. */
export interface WordList {
  readonly accountId: string;
  /** Counts the changes; 0 is the empty list that every account begins with. */
  readonly version: number;
  readonly words: readonly ListedWord[];
  readonly changedAtMs: number | null;
}

export const emptyWordList = (accountId: string): WordList => ({ accountId, version: 0, words: [], changedAtMs: null });

/** Setting the same words again changes nothing. @throws WordUnreadable WordTwice */
export function setWords(list: WordList, words: readonly ListedWord[], nowMs: number): WordList {
  refuseUnreadable(words);
  refuseTwice(words);
  if (sameWords(list.words, words)) return list;
  return { ...list, words, version: list.version + 1, changedAtMs: nowMs };
}

function refuseUnreadable(words: readonly ListedWord[]): void {
  const unreadable = words.find(({ word }) => lettersOf(word).length === 0);
  if (unreadable) throw new WordUnreadable(unreadable.word);
}

function refuseTwice(words: readonly ListedWord[]): void {
  const seen = new Set<string>();
  for (const { word } of words) {
    const letters = runsOf(lettersOf(word))
      .flatMap((run) => run.letters.map(({ own }) => own))
      .join('');
    if (seen.has(letters)) throw new WordTwice(word);
    seen.add(letters);
  }
}

const sameWords = (some: readonly ListedWord[], others: readonly ListedWord[]): boolean =>
  some.length === others.length &&
  some.every(({ word, action }, at) => others[at]?.word === word && others[at].action === action);
