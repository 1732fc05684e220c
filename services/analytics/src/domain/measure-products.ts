import type { MetricValue } from '@shopcast/contracts';
import type { ExplainingWindow } from './explaining-windows.js';
import { type ProductMetricId, productMetrics } from './metric-definitions.js';
import { valueOf } from './metric-value.js';
import type { ProductBook } from './product-book.js';
import type { ProductQuantities } from './product-sums.js';

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
export const measureProducts = (book: ProductBook, final: boolean): MeasuredProduct[] =>
  book.products
    .map(({ listingId, whole, windows }) => ({
      listingId,
      measures: measuresOf(whole, final),
      windows: windows.map(({ window, quantities }) => ({ ...window, measures: measuresOf(quantities, final) })),
    }))
    .sort(bySales);

const measuresOf = (quantities: ProductQuantities, final: boolean): ProductMeasures =>
  Object.fromEntries(
    productMetrics.map((definition) => [definition.id, valueOf(definition, quantities, final)]),
  ) as ProductMeasures;

const bySales = (a: MeasuredProduct, b: MeasuredProduct): number =>
  b.measures.gmv.n - a.measures.gmv.n ||
  b.measures.product_clicks.n - a.measures.product_clicks.n ||
  (a.listingId < b.listingId ? -1 : 1);
