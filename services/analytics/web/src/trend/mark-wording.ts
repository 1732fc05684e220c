import type { Messages } from '../language/messages.js';
import type { Mark } from '../measurement/measurement.js';
import type { Numerals } from '@shopcast/page/numerals';

/** What a mark is about, without its kind: the product, the new price, or nothing more. */
export function subjectOf({ title, priceMinor }: Mark, currency: string | undefined, numerals: Numerals): string {
  const price = priceMinor === undefined || currency === undefined ? undefined : numerals.money(priceMinor, currency);
  return [price, title].filter((part) => part !== undefined).join(' ');
}

/** A mark in words: its kind, and what it is about. */
export function wordsOf(mark: Mark, currency: string | undefined, messages: Messages, numerals: Numerals): string {
  const subject = subjectOf(mark, currency, numerals);
  const kind = messages.marks[mark.kind];
  return subject === '' ? kind : `${kind}: ${subject}`;
}

/**
 * What stands beside the mark's icon: what it is about, or its kind when that says it all. Unpinning has only its icon,
 * because the pin before it already names the product.
 */
export function labelOf(mark: Mark, currency: string | undefined, messages: Messages, numerals: Numerals): string {
  if (mark.kind === 'unpinned') return '';
  return subjectOf(mark, currency, numerals) || messages.marks[mark.kind];
}
