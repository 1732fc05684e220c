/** A product of the account that can be put on a shelf. */
export interface Listing {
  readonly listingId: string;
  readonly title: string;
  readonly currency: string;
  readonly skus: readonly ListedSku[];
}

export interface ListedSku {
  readonly skuId: string;
  readonly title: string;
  readonly listPriceMinor: number;
}

export interface Brand {
  readonly brandId: string;
  readonly name: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
