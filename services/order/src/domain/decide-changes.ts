import type { Books, DecidedChanges, OrderChange } from './changes.js';
import { OpenBooks } from './open-books.js';
import { orRefused } from './refusal.js';

/** Decides changes of one account's orders one after the other, each seeing what the ones before it did. */
export function decideChanges<Change extends OrderChange>(
  books: Books,
  changes: readonly Change[],
): DecidedChanges<Change> {
  const open = new OpenBooks<Change>(books);
  const outcomes = changes.map((change) => orRefused(() => open.decide(change)));
  return { outcomes, ...open.close() };
}
