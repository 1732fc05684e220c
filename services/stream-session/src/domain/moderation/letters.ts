import { type Char, charsOf } from './chars.js';
import { LONG_VOWEL } from './kana.js';
import { placesInWords } from './letter-signs.js';
import { classOf } from './look-alikes.js';

/** What stands between two letters: nothing, a sign or an emoji, a dot, white space, or what ends a clause. */
export type Gap = (typeof GAPS)[number];
const GAPS = ['none', 'sign', 'dot', 'space', 'clause'] as const;

/** Something that is read as a letter, whatever it was written with. */
export interface Letter {
  readonly own: string;
  /** Other letters for which it may have been written. */
  readonly alternatives: readonly string[];
  /** The same for everything that can be written for each other. */
  readonly class: string;
  /** Between this letter and the one before. */
  readonly gap: Gap;
  /** Where it stands in the text (UTF-16). */
  readonly start: number;
  readonly end: number;
}

/** The letters of a text, without what can be put between and around them to hide a word. */
export function lettersOf(text: string): Letter[] {
  const chars = charsOf(text);
  const inWords = placesInWords(chars.map(({ char }) => char));
  const letters: Letter[] = [];
  let gap: Gap = 'none';
  for (const [at, char] of chars.entries()) {
    const before = letters.at(-1);
    const isRead = isLetter(char) || inWords.has(at);
    if (isRead) letters.push(toLetter(char, gap));
    if (char.char === LONG_VOWEL && before && gap === 'none') letters.splice(-1, 1, { ...before, end: char.end });
    else gap = isRead ? 'none' : wider(gap, gapOf(char));
  }
  return letters;
}

const toLetter = ({ char, alternatives, start, end }: Char, gap: Gap): Letter => ({
  own: char,
  alternatives,
  class: classOf(char, alternatives),
  gap,
  start,
  end,
});

/** A long-vowel mark stretches a letter and is none itself. */
const isLetter = ({ char }: Char): boolean => /^[\p{L}\p{N}]$/u.test(char) && char !== LONG_VOWEL;

function gapOf({ char }: Char): Gap {
  if (char === "'" || char === '’') return 'none';
  if (char === '.') return 'dot';
  if (/^\s$/u.test(char)) return 'space';
  return /^[,;:!?、。…]$/u.test(char) ? 'clause' : 'sign';
}

const wider = (a: Gap, b: Gap): Gap => (GAPS.indexOf(a) > GAPS.indexOf(b) ? a : b);
