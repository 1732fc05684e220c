import { isCjk } from './kana.js';

const CORE = '[$@€£\\p{N}]|(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc])\\p{L}';
/** From letter to letter: the `!` at the end of a sentence and stars around a word stay what they are. */
const WORD = new RegExp(`(?:${CORE})(?:(?:${CORE}|[!|+*])*(?:${CORE}))?`, 'gu');
/** $5 and 3+4 are no words. */
const IS_WORD = /\p{L}|^[$@]{3,}$/u;

/** Signs that are read as letters inside a word, and are none anywhere else. */
const SIGNS = '$@!|+€£*';

/** Which of these characters belong to words that are written with signs, as in `a$$` and `sh!t`. */
export function placesInWords(chars: readonly string[]): ReadonlySet<number> {
  const places = new Set<number>();
  // One unit per character: what needs two is an emoji, or a letter that nobody hides with signs.
  const text = chars.map((char) => (char.length === 1 ? char : ' ')).join('');
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!IS_WORD.test(word)) continue;
    for (let at = index; at < index + word.length; at += 1) places.add(at);
  }
  return places;
}

/** Whether a word can end beside it as beside a blank: signs, and letters of scripts that need no blanks. */
export const needsNoBlank = (letter: string): boolean => isCjk(letter) || SIGNS.includes(letter);
