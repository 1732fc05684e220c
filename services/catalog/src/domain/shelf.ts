import {
  type Fact,
  type ListingPinned,
  listingPinned,
  type ListingUnpinned,
  listingUnpinned,
  type ShelfArranged,
  shelfArranged,
} from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import type { Listing } from './listing.js';
import { ListingInAnotherCurrency } from './listing.errors.js';
import { hasEnded, type KnownSession } from './session.js';
import { SessionHasEnded } from './session.errors.js';
import { NotOnShelf } from './shelf.errors.js';

/** What a session sells, in the order shown, and the one listing that the host explains. */
export interface Shelf {
  readonly sessionId: string;
  readonly accountId: string;
  readonly listingIds: readonly string[];
  readonly pinnedListingId: string | null;
}

export type ShelfFact = Fact<ShelfArranged> | Fact<ListingPinned> | Fact<ListingUnpinned>;

export const emptyShelf = ({ sessionId, accountId }: KnownSession): Shelf => ({
  sessionId,
  accountId,
  listingIds: [],
  pinnedListingId: null,
});

/** Puts exactly these listings on the shelf, in this order. What leaves the shelf is no longer pinned. */
export function arrange(shelf: Shelf, session: KnownSession, listings: readonly Listing[]): Decision<Shelf, ShelfFact> {
  const foreign = listings.filter(({ currency }) => currency !== session.currency);
  if (hasEnded(session)) throw new SessionHasEnded(session.sessionId);
  if (foreign.length > 0) throw new ListingInAnotherCurrency(session, foreign);

  const { accountId, sessionId } = shelf;
  const listingIds = listings.map(({ listingId }) => listingId);
  if (sameOrder(listingIds, shelf.listingIds)) return { state: shelf, facts: [] };

  const arranged = shelfArranged.of({ accountId, sessionId, listingIds });
  const staysPinned = shelf.pinnedListingId === null || listingIds.includes(shelf.pinnedListingId);
  const unpinned = staysPinned ? [] : unpin(shelf);
  return {
    state: { ...shelf, listingIds, pinnedListingId: staysPinned ? shelf.pinnedListingId : null },
    facts: [...unpinned, arranged],
  };
}

/** Pins a listing of the shelf in place of the one before; null pins none. @throws NotOnShelf */
export function pin(shelf: Shelf, session: KnownSession, listing: Listing | null): Decision<Shelf, ShelfFact> {
  if (hasEnded(session)) throw new SessionHasEnded(session.sessionId);
  if (listing && !shelf.listingIds.includes(listing.listingId)) throw new NotOnShelf(listing.listingId);
  if (shelf.pinnedListingId === (listing?.listingId ?? null)) return { state: shelf, facts: [] };

  const { accountId, sessionId } = shelf;
  const pinned = listing
    ? [listingPinned.of({ accountId, sessionId, listingId: listing.listingId, title: listing.title })]
    : [];
  return { state: { ...shelf, pinnedListingId: listing?.listingId ?? null }, facts: [...unpin(shelf), ...pinned] };
}

const unpin = ({ accountId, sessionId, pinnedListingId }: Shelf): Fact<ListingUnpinned>[] =>
  pinnedListingId === null ? [] : [listingUnpinned.of({ accountId, sessionId, listingId: pinnedListingId })];

const sameOrder = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((listingId, place) => listingId === other[place]);
