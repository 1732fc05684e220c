import type { OurEntry, TheirEntry } from './book-entry.js';
import type { BookedMoney, Difference, DifferenceKind } from './difference.js';

/** All differences between what the two sides have under one id; where no money moved there is nothing to differ in. */
export function compareEntries(ours: OurEntry | undefined, theirs: TheirEntry | undefined): Difference[] {
  const subject = ours ?? theirs;
  if (!subject) return [];
  const kinds = ours && theirs ? kindsOf(ours, theirs) : kindsOfOne(ours, theirs);
  const reference = theirs?.reference ?? null;
  const whose = { accountId: ours?.accountId ?? null, orderId: ours?.orderId ?? null };
  const books = { ours: moneyOf(ours), theirs: moneyOf(theirs) };
  return kinds.map((kind) => ({ kind, what: subject.what, id: subject.id, reference, ...whose, ...books }));
}

function kindsOf(ours: OurEntry, theirs: TheirEntry): DifferenceKind[] {
  const kinds: (DifferenceKind | false)[] = [
    ours.amountMinor !== theirs.amountMinor && 'amount',
    ours.currency !== theirs.currency && 'currency',
    ours.state !== theirs.state && 'state',
  ];
  return kinds.filter((kind) => kind !== false);
}

/** A payment counts from the moment it is paid; a refund from the moment it is asked for, because the money is owed. */
function kindsOfOne(ours: OurEntry | undefined, theirs: TheirEntry | undefined): DifferenceKind[] {
  const counts = ({ what, state }: OurEntry | TheirEntry): boolean =>
    state === 'succeeded' || (what === 'refund' && state === 'open');
  if (theirs) return counts(theirs) ? ['missing_here'] : [];
  return ours && counts(ours) ? ['missing_there'] : [];
}

const moneyOf = (entry: OurEntry | TheirEntry | undefined): BookedMoney | null =>
  entry ? { amountMinor: entry.amountMinor, currency: entry.currency, state: entry.state } : null;

/**
 * What a provider has under one of our ids, as one entry: a refund that failed and was tried again is there twice. If it
 * had succeeded twice, the sum would say so.
 */
export function mergedEntry(entries: readonly TheirEntry[]): TheirEntry | undefined {
  const moving = entries.filter(({ state }) => state !== 'closed');
  const last = moving.at(-1) ?? entries.at(-1);
  if (!last || moving.length <= 1) return last;
  return {
    ...last,
    amountMinor: moving.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    state: moving.every(({ state }) => state === 'succeeded') ? 'succeeded' : 'open',
  };
}
