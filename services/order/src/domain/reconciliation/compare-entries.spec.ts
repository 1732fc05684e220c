import { ACCOUNT, uuid } from '../../testing/fixtures.js';
import type { OurEntry, TheirEntry } from './book-entry.js';
import { compareEntries, mergedEntry } from './compare-entries.js';

const money = { id: uuid(1), amountMinor: 9_900, currency: 'CNY', state: 'succeeded' } as const;
const ours = (changes: Partial<OurEntry> = {}): OurEntry => ({
  what: 'payment',
  ...money,
  accountId: ACCOUNT,
  orderId: uuid(2),
  ...changes,
});
const theirs = (changes: Partial<TheirEntry> = {}): TheirEntry => ({
  what: 'payment',
  ...money,
  reference: 'number 7',
  atMs: 0,
  ...changes,
});
const kinds = (...sides: Parameters<typeof compareEntries>) => compareEntries(...sides).map(({ kind }) => kind);

describe('two sides’ books of one payment', () => {
  it('agree when everything is the same', () => {
    expect(compareEntries(ours(), theirs())).toEqual([]);
  });

  it.each([
    ['amount', { amountMinor: 9_901 }],
    ['currency', { currency: 'HKD' }],
    ['state', { state: 'open' }],
  ] as const)('differ in the %s', (kind, changes) => {
    expect(compareEntries(ours(), theirs(changes))).toEqual([
      {
        kind,
        what: 'payment',
        id: uuid(1),
        reference: 'number 7',
        accountId: ACCOUNT,
        orderId: uuid(2),
        ours: { amountMinor: 9_900, currency: 'CNY', state: 'succeeded' },
        theirs: { amountMinor: 9_900, currency: 'CNY', state: 'succeeded', ...changes },
      },
    ]);
  });

  it('name every difference there is', () => {
    expect(kinds(ours(), theirs({ amountMinor: 1, currency: 'USD', state: 'closed' }))).toEqual([
      'amount',
      'currency',
      'state',
    ]);
  });

  it('miss what only one of them has, if money moved', () => {
    expect(kinds(undefined, theirs())).toEqual(['missing_here']);
    expect(kinds(ours(), undefined)).toEqual(['missing_there']);
    for (const state of ['open', 'closed'] as const) {
      expect(kinds(undefined, theirs({ state }))).toEqual([]);
      expect(kinds(ours({ state }), undefined)).toEqual([]);
    }
  });

  it('miss a refund already when it is asked for', () => {
    expect(kinds(undefined, theirs({ what: 'refund', state: 'open' }))).toEqual(['missing_here']);
    expect(kinds(ours({ what: 'refund', state: 'open' }), undefined)).toEqual(['missing_there']);
    expect(kinds(ours({ what: 'refund', state: 'closed' }), undefined)).toEqual([]);
  });
});

describe('what a provider has several times under one id', () => {
  it('is what succeeded, when the other tries have failed', () => {
    const tries = [theirs({ state: 'closed', reference: 'first' }), theirs({ reference: 'second' })];
    expect(mergedEntry(tries)).toMatchObject({ reference: 'second', amountMinor: 9_900, state: 'succeeded' });
  });

  it('is the sum, when money went twice', () => {
    expect(kinds(ours(), mergedEntry([theirs(), theirs()]))).toEqual(['amount']);
  });
});
