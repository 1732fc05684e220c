import type { SaleTerms } from './settlement/sale-terms.js';

/** A variant for sale, as the catalog's facts describe it. */
export interface Offer {
  readonly accountId: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly currency: string;
  readonly listPriceMinor: number;
  /** null: no units were ever allocated, so there is nothing to sell. */
  readonly allocationId: string | null;
  readonly livePrices: readonly LivePrice[];
  /** Missing until the listing's brand is known here. */
  readonly saleTerms?: SaleTerms;
}

/** A price that holds in one session only, in a window of session time. */
export interface LivePrice {
  readonly sessionId: string;
  readonly priceMinor: number;
  readonly startsAtMs: number;
  /** null: until the session ends. */
  readonly endsAtMs: number | null;
}

/**
 * The price of one unit at a session time. A newer live price replaces the one before for good: when its window is
 * over the list price holds, even if the older window would still be open.
 */
export function priceAt({ livePrices, listPriceMinor }: Offer, sessionId: string, sessionMs: number): number {
  const newest = livePrices
    .filter((price) => price.sessionId === sessionId && price.startsAtMs <= sessionMs)
    .reduce<LivePrice | undefined>(
      (last, price) => (last && last.startsAtMs > price.startsAtMs ? last : price),
      undefined,
    );
  const holds = newest !== undefined && (newest.endsAtMs === null || sessionMs < newest.endsAtMs);
  return holds ? newest.priceMinor : listPriceMinor;
}
