import AhoCorasick from 'modern-ahocorasick';
import { type Letter, lettersOf } from './letters.js';
import { CommentRefused } from './moderation.errors.js';
import { Places } from './places.js';
import { runsOf, skeletonOf } from './runs.js';
import { isWritten, type Spelling, spellingsOf } from './spelling.js';
import { WordBoundaries } from './word-boundary.js';
import type { ListedWord, WordAction } from './word-list.js';

interface Known {
  readonly spelling: Spelling;
  readonly action: WordAction;
}

/** A listed word in a text, from … to (exclusive, UTF-16). */
interface Found {
  readonly action: WordAction;
  readonly start: number;
  readonly end: number;
  readonly letters: readonly Letter[];
}

export interface ReadComment {
  /** As it may be shown. */
  readonly shown: string;
  /** A moderator has to look at it first. */
  readonly isHeld: boolean;
}

/** Reads comments against a word list: one pass over each, however many words there are. */
export class WordFilter {
  private readonly words: AhoCorasick<Known> | undefined;

  constructor(words: readonly ListedWord[]) {
    const known = words.flatMap(({ word, action }) => spellingsOf(word).map((spelling) => ({ spelling, action })));
    const patterns = known.map((data) => ({ pattern: skeletonOf(data.spelling.runs), data }));
    this.words = patterns.length === 0 ? undefined : new AhoCorasick(patterns);
  }

  /** @throws CommentRefused */
  read(text: string): ReadComment {
    const found = this.find(text);
    const passed = found.filter(({ action }) => action === 'pass');
    const inWords = (hit: Found): boolean => passed.some(({ start, end }) => start <= hit.start && hit.end <= end);
    const unwanted = found.filter((hit) => hit.action !== 'pass' && !inWords(hit));
    if (unwanted.some(({ action }) => action === 'reject')) throw new CommentRefused();
    const hidden = unwanted.filter(({ action }) => action === 'mask');
    return { shown: masked(text, hidden), isHeld: unwanted.some(({ action }) => action === 'hold') };
  }

  private find(text: string): Found[] {
    if (!this.words) return [];
    const letters = lettersOf(text);
    const places = new Places(runsOf(letters));
    const boundaries = new WordBoundaries(text, letters);
    return this.words.search(places.skeleton).flatMap(({ start, end, data }) => {
      const { from, to, runs } = places.between(start, end, data?.spelling);
      if (!data || !isWritten(data.spelling, runs) || !boundaries.surround(from, to - 1)) return [];
      return foundIn(letters.slice(from, to), data.action);
    });
  }
}

function foundIn(letters: readonly Letter[], action: WordAction): Found[] {
  const [first, last] = [letters[0], letters.at(-1)];
  return first && last ? [{ action, start: first.start, end: last.end, letters }] : [];
}

/** Each letter of a hidden word is a star; nobody learns from the room how it was disguised. */
function masked(text: string, hidden: readonly Found[]): string {
  let [shown, at] = ['', 0];
  for (const { start, end, letters } of [...hidden].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue;
    // By where they stand: what is one character in the text is one star, even if it is read as four letters, as ㍿ is.
    const places = new Set(letters.map((letter) => letter.start).filter((place) => place >= at));
    shown += text.slice(at, Math.max(at, start)) + '*'.repeat(places.size);
    at = end;
  }
  return shown + text.slice(at);
}
