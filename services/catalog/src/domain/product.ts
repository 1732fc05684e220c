import type { Brand } from './brand.js';
import { ProductInTwoCurrencies } from './product.errors.js';

/** A variant of a product that can be bought. */
export interface Sku {
  readonly skuId: string;
  readonly title: string;
  readonly listPriceMinor: number;
}

/** A brand's product with its variants, all priced in one currency. */
export interface Product {
  readonly productId: string;
  readonly accountId: string;
  readonly brandId: string;
  readonly title: string;
  readonly currency: string;
  readonly skus: readonly Sku[];
}

export interface NewProduct {
  readonly productId: string;
  readonly title: string;
  readonly skus: readonly (Sku & { readonly currency: string })[];
}

/** Describes a product; nothing is for sale before it is listed. @throws ProductInTwoCurrencies */
export function describeProduct(brand: Brand, { productId, title, skus }: NewProduct): Product {
  const currencies = [...new Set(skus.map((sku) => sku.currency))];
  const [currency] = currencies;
  if (currency === undefined || currencies.length > 1) throw new ProductInTwoCurrencies(currencies);

  return {
    productId,
    accountId: brand.accountId,
    brandId: brand.brandId,
    title,
    currency,
    skus: skus.map(({ skuId, title: variant, listPriceMinor }) => ({ skuId, title: variant, listPriceMinor })),
  };
}
