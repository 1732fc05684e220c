import type { ExplainingWindow } from './explaining-windows.js';
import type { ProductChange } from './product-changes.js';
import { type ProductQuantities, ProductSums } from './product-sums.js';

/** A product in the whole session, and in each window in which it was explained. */
export interface BookedProduct {
  readonly listingId: string;
  readonly whole: ProductQuantities;
  readonly windows: readonly { readonly window: ExplainingWindow; readonly quantities: ProductQuantities }[];
}

interface Page {
  readonly whole: ProductSums;
  readonly windows: readonly { readonly window: ExplainingWindow; readonly sums: ProductSums }[];
}

/** What has become of a session's products. Changes are added up as they are told: there may be millions of them. */
export class ProductBook {
  private readonly pages = new Map<string, Page>();

  /** @param windows of which the book will tell, beside the whole session; their products are in it, whatever is told */
  constructor(windows: readonly ExplainingWindow[]) {
    for (const [listingId, ofListing] of Map.groupBy(windows, (window) => window.listingId))
      this.pages.set(listingId, pageOf(ofListing));
  }

  add(listingId: string, changes: readonly ProductChange[]): void {
    const page = this.pages.get(listingId) ?? pageOf([]);
    this.pages.set(listingId, page);
    for (const change of changes) {
      page.whole.add(change);
      for (const { sums } of page.windows) sums.add(change);
    }
  }

  get listingIds(): string[] {
    return [...this.pages.keys()];
  }

  get products(): BookedProduct[] {
    return [...this.pages].map(([listingId, { whole, windows }]) => ({
      listingId,
      whole: whole.quantities,
      windows: windows.map(({ window, sums }) => ({ window, quantities: sums.quantities })),
    }));
  }
}

const pageOf = (windows: readonly ExplainingWindow[]): Page => ({
  whole: new ProductSums(),
  windows: windows.map((window) => ({ window, sums: new ProductSums(window) })),
});
