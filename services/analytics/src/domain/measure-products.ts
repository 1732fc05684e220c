import type { MetricValue } from '@shopcast/contracts';
import type { ExplainingWindow } from './explaining-windows.js';
import { type ProductMetricId, productMetrics } from './metric-definitions.js';
import { valueOf } from './metric-value.js';
import type { ProductBook, ProductQuantities } from './product-book.js';

export type ProductMeasures = Readonly<Record<ProductMetricId, MetricValue>>;

/** A product's numbers in the whole session, and in each while in which it was explained. */
export interface MeasuredProduct {
  readonly listingId: string;
  readonly measures: ProductMeasures;
  readonly windows: readonly (ExplainingWindow & { readonly measures: ProductMeasures })[];
}

/**
 * All products of which something is known, those that sold most first.
 * @param final no fact can change the numbers any more
 */
export function measureProducts(
  book: ProductBook,
  windows: readonly ExplainingWindow[],
  final: boolean,
): MeasuredProduct[] {
  const listingIds = new Set([...book.listingIds, ...windows.map(({ listingId }) => listingId)]);
  return [...listingIds]
    .map((listingId) => ({
      listingId,
      measures: measuresOf(book.quantitiesOf(listingId), final),
      windows: windows
        .filter((window) => window.listingId === listingId)
        .map((window) => ({ ...window, measures: measuresOf(book.quantitiesOf(listingId, window), final) })),
    }))
    .sort(bySales);
}

const measuresOf = (quantities: ProductQuantities, final: boolean): ProductMeasures =>
  Object.fromEntries(
    productMetrics.map((definition) => [definition.id, valueOf(definition, quantities, final)]),
  ) as ProductMeasures;

const bySales = (a: MeasuredProduct, b: MeasuredProduct): number =>
  b.measures.gmv.n - a.measures.gmv.n ||
  b.measures.product_clicks.n - a.measures.product_clicks.n ||
  (a.listingId < b.listingId ? -1 : 1);
