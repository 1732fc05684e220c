import { isCjk } from './kana.js';
import { needsNoBlank } from './letter-signs.js';
import type { Letter } from './letters.js';

/** Where words begin and end in a text of any script. */
export class WordBoundaries {
  private segments: Intl.Segments | undefined;

  constructor(
    private readonly text: string,
    private readonly letters: readonly Letter[],
  ) {}

  /** Whether the letters from … to (inclusive) are words of their own and no part of others. */
  surround(from: number, to: number): boolean {
    return this.beginsAt(from) && this.endsAt(from, to);
  }

  private beginsAt(from: number): boolean {
    const [before, first] = [this.letters[from - 1], this.letters[from] as Letter];
    if (!isCjk(first.own)) return before === undefined || first.gap !== 'none' || needsNoBlank(before.own);
    if (this.isInKatakana(first.start)) return false;
    // 鸡巴 in 火鸡巴士 begins inside a word.
    return this.segmentAt(first.start).index >= first.start;
  }

  private endsAt(from: number, to: number): boolean {
    const [last, after] = [this.letters[to] as Letter, this.letters[to + 1]];
    if (!isCjk(last.own)) return after === undefined || after.gap !== 'none' || needsNoBlank(after.own);
    if (this.isInKatakana(last.end)) return false;
    // シネ is the beginning of シネマ. Endings that join the next word (死ね|ばいい) are ends all the same.
    const { index, segment } = this.segmentAt(last.start);
    return index > (this.letters[from] as Letter).start || index + segment.length <= last.end;
  }

  /** Foreign words are not all in the dictionary: ブス is a part of ロブスター, since the letters around it are katakana. */
  private isInKatakana(index: number): boolean {
    return isKatakana(this.text.charAt(index - 1)) && isKatakana(this.text.charAt(index));
  }

  private segmentAt(index: number): Intl.SegmentData {
    this.segments ??= segmenter.segment(this.text);
    return this.segments.containing(index) as Intl.SegmentData;
  }
}

/** By the dictionary of Japanese and Chinese words that every JavaScript engine brings. */
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

const isKatakana = (char: string): boolean => /^[\p{Script=Katakana}ー]$/u.test(char);
