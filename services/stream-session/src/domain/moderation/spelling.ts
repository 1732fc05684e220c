import { isCjk } from './kana.js';
import { type Letter, lettersOf } from './letters.js';
import { type Run, runsOf } from './runs.js';

/** A word of a list as texts are compared with it. */
export interface Spelling {
  readonly runs: readonly Run[];
  /** Written in a script without blanks between words. */
  readonly cjk: boolean;
}

/** Letters that ordinary words never double, so that two of them are a stretched one: fuuck, shhit. */
const NEVER_DOUBLED = new Set('ahijkquvwxy');

/** Nobody hides a letter of a longer word; every star is one more pattern to look for. */
const LONGEST_STARRED = 12;

/** The word, and the ways to write it with stars: f*ck, f**k. */
export function spellingsOf(word: string): Spelling[] {
  const letters = lettersOf(word);
  const cjk = letters.some(({ own }) => isCjk(own));
  const variants = cjk ? [letters] : [letters, ...starred(letters)];
  return variants.map((variant) => ({ runs: runsOf(variant), cjk }));
}

function starred(letters: readonly Letter[]): Letter[][] {
  if (letters.length < 3 || letters.length > LONGEST_STARRED) return [];
  const last = letters.length - 1;
  const isInner = (at: number): boolean => at > 0 && at < last;
  const withStars = (hidden: (letter: Letter, at: number) => boolean): Letter[] =>
    letters.map((letter, at) => (hidden(letter, at) ? { ...letter, own: '*', alternatives: [], class: '*' } : letter));
  const vowels = letters.flatMap(({ own }, at) => (isInner(at) && 'aeiou'.includes(own) ? [at] : []));
  const oneVowel = vowels.map((vowel) => withStars((_letter, at) => at === vowel));
  return last < 3 ? oneVowel : [...oneVowel, withStars((_letter, at) => isInner(at))];
}

/** Whether these runs of a text, which have the spelling's classes, are the word and not just like it. */
export function isWritten(spelling: Spelling, text: readonly Run[]): boolean {
  const letters = text.flatMap((run) => run.letters);
  const fits = spelling.runs.every((run, at) => runFits(run, text[at] as Run));
  return fits && gapsFit(spelling, text, letters) && !isMostlyDisguise(spelling, text, letters.length);
}

function runFits({ letters: word }: Run, { letters: text }: Run): boolean {
  if (text.length < word.length) return false;
  if (text.length === word.length) return word.every(({ own }, at) => standsFor(text[at] as Letter, own));
  const [first] = word as [Letter];
  const stretched = text.length > 2 || NEVER_DOUBLED.has(first.own);
  return (
    stretched && word.every(({ own }) => own === first.own) && text.every((letter) => standsFor(letter, first.own))
  );
}

const standsFor = ({ own, alternatives }: Letter, letter: string): boolean =>
  own === letter || alternatives.includes(letter);

/**
 * Signs between letters hide a word. In scripts without blanks so do blanks and dots, but what ends a clause does not
 * join it to the next; in others both hide a word only when they stand between all letters: “pen is” is no word.
 */
function gapsFit({ runs, cjk }: Spelling, text: readonly Run[], letters: readonly Letter[]): boolean {
  const inner = letters.slice(1);
  if (cjk) return inner.every(({ gap }) => gap !== 'clause');
  if (letters.length > 2 && inner.every(({ gap }) => gap !== 'none')) return true;
  const isOpen = (letter: Letter): boolean => letter.gap !== 'none' && letter.gap !== 'sign';
  return text.every(({ letters: run }, at) =>
    run.every((letter, n) => (at === 0 && n === 0) || !isOpen(letter) || runs[at]?.letters[n]?.gap === 'space'),
  );
}

/** “A55” is a telephone and “рот” is Russian: at most half of a word may be digits or letters of another script. */
function isMostlyDisguise({ runs }: Spelling, text: readonly Run[], length: number): boolean {
  let disguised = 0;
  for (const [at, { letters }] of text.entries()) {
    const own = runs[at]?.letters.map((letter) => letter.own) ?? [];
    disguised += letters.filter(
      (letter, n) => /^[\p{L}\p{N}]$/u.test(letter.own) && letter.own !== (own[n] ?? own[0]),
    ).length;
  }
  return disguised * 2 > length;
}
