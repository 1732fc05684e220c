import { useMemo } from 'react';
import type { Product } from '../measurement/breakdown.js';
import { useReading } from '../live/use-reading.js';

interface Stock {
  readonly items: readonly { readonly listingId: string; readonly free: number }[];
}

const refreshMs = 5_000;

/** As many as are asked for at once. */
const most = 100;

/** Units of each listing that can still be sold; empty for whoever may not see the stock. */
export function useStock(products: readonly Product[], key: string): ReadonlyMap<string, number> {
  // Sorted, so that it stays the same address when another product sells most.
  const listingIds = products
    .slice(0, most)
    .map(({ listingId }) => listingId)
    .sort();
  const asked = new URLSearchParams(listingIds.map((listingId) => ['listingId', listingId]));
  const { answer: stock } = useReading<Stock>(listingIds.length === 0 ? null : `/v1/stock?${asked}`, key, refreshMs);
  return useMemo(() => new Map(stock?.items.map(({ listingId, free }) => [listingId, free])), [stock]);
}
