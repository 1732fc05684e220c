/** One variant with what it costs now. */
export interface ShopSku {
  readonly skuId: string;
  readonly title: string;
  readonly listPriceMinor: number;
  readonly priceMinor: number;
  readonly live: { readonly endsAt: string | null; readonly unitsAtPrice: number | null } | null;
}

export interface ShopItem {
  readonly listingId: string;
  readonly title: string;
  readonly brand: { readonly brandId: string; readonly name: string };
  readonly skus: readonly ShopSku[];
}

/** The shelf of a session with the prices of a moment. */
export interface Shop {
  readonly sessionId: string;
  readonly currency: string;
  /** Session time of these prices. */
  readonly at: string;
  readonly items: readonly ShopItem[];
}

/** How much of a variant there is, as far as viewers are told. */
export interface Availability {
  readonly skuId: string;
  readonly state: 'available' | 'scarce' | 'sold_out';
  /** Exactly, once there are few; null: enough. */
  readonly left: number | null;
}

/** What an item costs at least: shown where there is no room for its variants. */
export function cheapest({ skus }: Pick<ShopItem, 'skus'>): ShopSku | undefined {
  return skus.reduce<ShopSku | undefined>(
    (least, sku) => (least === undefined || sku.priceMinor < least.priceMinor ? sku : least),
    undefined,
  );
}

/** Whether it costs more than one price, depending on the variant. */
export const hasSeveralPrices = ({ skus }: Pick<ShopItem, 'skus'>): boolean =>
  new Set(skus.map(({ priceMinor }) => priceMinor)).size > 1;

/** The milliseconds of wall time until the next live price of this shop is over; null when none is. */
export function nextPriceEndMs({ items, at }: Shop, timeScale: number): number | null {
  const ends = items
    .flatMap(({ skus }) => skus.map(({ live }) => live?.endsAt ?? null))
    .filter((endsAt) => endsAt !== null)
    .map((endsAt) => (Date.parse(endsAt) - Date.parse(at)) / timeScale);
  return ends.length === 0 ? null : Math.max(0, Math.min(...ends));
}
