import type { Random } from '../random.js';
import type { PlannedBrand, PlannedProduct, PlannedSku } from '../script.js';

export interface Assortment {
  readonly brands: readonly PlannedBrand[];
  /** Without units: how many are needed depends on who wants what. */
  readonly products: readonly PlannedProduct[];
}

const PRODUCTS_A_BRAND = 50;
const MOST_SKUS = 3;
const PRICE_MINOR = { atLeast: 900, atMost: 129_900 };

/** So many invented products, of up to three variants each. The first `single` have one only. */
export function assortmentOf(count: number, single: number, random: Random): Assortment {
  const brands = Array.from({ length: Math.ceil(count / PRODUCTS_A_BRAND) }, (_, index) => ({
    key: `b${index}`,
    name: `Brand ${index + 1}`,
  }));
  const products = Array.from({ length: count }, (_, index): PlannedProduct => {
    const key = `p${index}`;
    const skus = index < single ? 1 : random.integer(1, MOST_SKUS);
    const brand = `b${Math.floor(index / PRODUCTS_A_BRAND)}`;
    return {
      key,
      brand,
      title: `Product ${index + 1}`,
      skus: Array.from({ length: skus }, (_, n) => skuOf(key, n, random)),
    };
  });
  return { brands, products };
}

const skuOf = (product: string, index: number, random: Random): PlannedSku => ({
  key: `${product}s${index}`,
  title: `Variant ${index + 1}`,
  // Odd prices on purpose: sums of round ones would hide a lost minor unit.
  listPriceMinor: random.integer(PRICE_MINOR.atLeast, PRICE_MINOR.atMost),
  units: 0,
});
