import type { Brand } from './brand.js';
import type { Listing } from './listing.js';
import { holdsAt, type LivePrice } from './live-price.js';
import type { Sku } from './product.js';
import type { KnownSession } from './session.js';
import type { Shelf } from './shelf.js';

/** What of a session's shop changes only when staff change it; the prices of a moment follow from it. */
export interface ShopWindow {
  readonly shelf: Shelf;
  readonly listings: readonly Listing[];
  readonly brands: readonly Brand[];
  readonly livePrices: readonly LivePrice[];
}

export interface PricedSku extends Sku {
  /** What a viewer pays now. */
  readonly priceMinor: number;
  /** Whether that is a live price: until when (session time), for how many units; null for no end and no number. */
  readonly live: Pick<LivePrice, 'endsAtMs' | 'unitsAtPrice'> | null;
}

export interface ShelfItem {
  readonly listingId: string;
  readonly title: string;
  readonly brand: Brand;
  readonly skus: readonly PricedSku[];
}

/** The shelf in its order, with the prices that hold at this session time. */
export function shelfAt(window: ShopWindow, session: KnownSession, nowMs: number): readonly ShelfItem[] {
  const listings = new Map(window.listings.map((listing) => [listing.listingId, listing]));
  const brands = new Map(window.brands.map((brand) => [brand.brandId, brand]));
  const live = new Map(
    window.livePrices.filter((price) => holdsAt(price, session, nowMs)).map((price) => [placeOf(price), price]),
  );

  return window.shelf.listingIds.flatMap((listingId) => {
    const listing = listings.get(listingId);
    const brand = listing && brands.get(listing.brandId);
    if (!listing || !brand) return [];
    const skus = listing.skus.map((sku) => pricedBy(live.get(placeOf({ listingId, skuId: sku.skuId })), sku));
    return [{ listingId, title: listing.title, brand, skus }];
  });
}

const pricedBy = (live: LivePrice | undefined, { skuId, title, listPriceMinor }: Sku): PricedSku => ({
  skuId,
  title,
  listPriceMinor,
  priceMinor: live?.priceMinor ?? listPriceMinor,
  live: live ? { endsAtMs: live.endsAtMs, unitsAtPrice: live.unitsAtPrice } : null,
});

const placeOf = ({ listingId, skuId }: { readonly listingId: string; readonly skuId: string }): string =>
  `${listingId}:${skuId}`;
