import unhomoglyph from 'unhomoglyph';
import { isCjk } from './kana.js';

/** What people write instead of letters, and which letters they mean. */
const WRITTEN_FOR: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'il', '3': 'e', '4': 'a', '5': 's', '6': 'g', '7': 't', '8': 'b', '9': 'g' },
  ...{ $: 's', '@': 'a', '!': 'i', '|': 'il', '+': 't', '€': 'e', '£': 'l', v: 'u' },
  // Greek and Cyrillic letters that Unicode's table of confusables takes for something else than a Latin letter.
  ...{ ε: 'e', κ: 'k', τ: 't', ι: 'i', η: 'n', ω: 'w', μ: 'u', χ: 'x', β: 'b' },
  ...{ в: 'b', к: 'k', м: 'm', т: 't', н: 'h', и: 'u', п: 'n', г: 'r', я: 'r', з: 'e', ь: 'b' },
  // Kanji that look like katakana.
  ...{ 力: 'か', 口: 'ろ', 二: 'に', 夕: 'た', 工: 'え', 卜: 'と', 八: 'は', 千: 'ち', 三: 'み', 匕: 'ひ', 厶: 'む' },
};

/** Letters that are written for the same sign cannot be told apart until a whole word is compared. */
const ALIKE: Readonly<Record<string, string>> = { l: 'i', v: 'u' };

/** The letters for which this one may have been written. @param capital whether it was one: I is written for l */
export function writtenFor(letter: string, capital: boolean): readonly string[] {
  if (letter === 'i') return capital ? ['l'] : [];
  const written = WRITTEN_FOR[letter];
  if (written !== undefined) return [...written];
  if (letter <= '\u007f' || isCjk(letter)) return [];
  const latin = unhomoglyph(letter).toLowerCase();
  return /^[a-z]$/.test(latin) ? [latin] : [];
}

/** The same for all letters and signs that can be written for each other. */
export function classOf(letter: string, alternatives: readonly string[]): string {
  const read = alternatives[0] ?? letter;
  return ALIKE[read] ?? read;
}
