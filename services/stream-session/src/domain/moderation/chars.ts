import { Converter } from 'opencc-js/t2cn';
import { isKana, isLongVowel, largeHiragana, LONG_VOWEL } from './kana.js';
import { writtenFor } from './look-alikes.js';

/** A character after everything that does not change what it is read as has been taken away. */
export interface Char {
  readonly char: string;
  /** Letters for which it may have been written. */
  readonly alternatives: readonly string[];
  /** Where it stands in the text (UTF-16), with the marks that belong to it. */
  readonly start: number;
  readonly end: number;
}

type Plain = Pick<Char, 'char' | 'alternatives'>;

/** A character and its marks; spacing voiced marks (か゛) are marks, too. */
const WITH_MARKS = /(\P{M})([\p{M}\p{DI}\u309b\u309c\uff9e\uff9f]*)/gsu;
const INVISIBLE = /^\p{DI}$/u;
/** Alphabets that Unicode does not fold: each begins at its A. */
const STYLED_ALPHABETS = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6];
const SMALL_CAPITALS = new Map(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((char, at) => [char, 'abcdefghijklmnoprstuvwyz'[at] ?? char]),
);

const simplified = Converter({ from: 't', to: 'cn' });

/** Texts of one language consist of few characters; beyond this somebody plays with Unicode. */
const REMEMBERED = 10_000;
const remembered = new Map<string, readonly Plain[]>();

/** The characters of a text, folded for width, case, marks, styles, kana and traditional Chinese. */
export function charsOf(text: string): Char[] {
  const chars: Char[] = [];
  for (const { 0: written, 1: base = '', 2: marks = '', index } of text.matchAll(WITH_MARKS)) {
    const at = { start: index, end: index + written.length };
    const stretches = isLongVowel(base.normalize('NFKC'), chars.at(-1)?.char);
    const plain = stretches ? [{ char: LONG_VOWEL, alternatives: [] }] : plainOf(written, base, marks);
    for (const char of plain) chars.push({ ...char, ...at });
  }
  return chars;
}

function plainOf(written: string, base: string, marks: string): readonly Plain[] {
  const known = remembered.get(written);
  if (known) return known;
  const plain = INVISIBLE.test(base) ? [] : [...composed(base, marks)].flatMap(folded);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(written, plain);
  return plain;
}

/** Of all marks only those of kana make another letter. */
function composed(base: string, marks: string): string {
  const voiced = /[\u3099\u309b\uff9e]/u.test(marks) ? '\u3099' : '';
  const halfVoiced = /[\u309a\u309c\uff9f]/u.test(marks) ? '\u309a' : '';
  return (base.normalize('NFKC') + voiced + halfVoiced).normalize('NFC');
}

function folded(char: string): Plain[] {
  if (isKana(char)) return [{ char: largeHiragana(char), alternatives: [] }];
  const bare = styled(char).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  return [...bare].map((letter) => {
    const lower = letter.toLowerCase();
    const read = /^\p{Script=Han}$/u.test(lower) ? simplified(lower) : lower;
    return { char: read, alternatives: writtenFor(read, lower !== letter) };
  });
}

function styled(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const alphabet = STYLED_ALPHABETS.find((first) => code >= first && code < first + 26);
  return alphabet === undefined ? (SMALL_CAPITALS.get(char) ?? char) : String.fromCharCode(0x61 + code - alphabet);
}
