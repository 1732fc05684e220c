import { useCallback, useEffect, useState } from 'react';
import type { Ask } from '../../api/ask.js';
import type { Listing, Page } from './listing.js';

/** The account's goods in a currency, the newest first; and what has just been added to them. */
export function useListings(ask: Ask, currency: string): readonly [readonly Listing[], (listing: Listing) => void] {
  const [listings, setListings] = useState<readonly Listing[]>([]);
  useEffect(() => {
    readAll(ask).then(setListings, () => undefined);
  }, [ask]);
  const add = useCallback((listing: Listing) => {
    setListings((known) => [listing, ...known.filter(({ listingId }) => listingId !== listing.listingId)]);
  }, []);
  return [listings.filter((listing) => listing.currency === currency), add];
}

async function readAll(ask: Ask): Promise<readonly Listing[]> {
  const read: Listing[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page<Listing> = await ask(`/v1/listings?limit=100${cursor && `&cursor=${cursor}`}`);
    read.push(...page.items);
    cursor = page.nextCursor;
  }
  return read;
}
