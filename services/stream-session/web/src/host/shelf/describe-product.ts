import type { Ask } from '../../api/ask.js';
import type { Brand, Listing, Page } from './listing.js';

export interface NewGoods {
  readonly brand: string;
  readonly title: string;
  readonly variant: string;
  readonly priceMinor: number;
  readonly currency: string;
  readonly units: number;
}

/**
 * Brand, product, listing and units, one after the other. Each step has its own key of the wish, so that after a failure
 * in the middle the same wish goes on where it stopped and describes nothing twice.
 * @throws Problem
 */
export async function describeProduct(ask: Ask, wish: string, goods: NewGoods): Promise<Listing> {
  const brandId = await brandOf(ask, wish, goods.brand);
  const { title, variant, priceMinor, currency, units } = goods;
  const skus = [{ title: variant, listPriceMinor: priceMinor, currency }];
  const { productId } = await ask<{ productId: string }>('/v1/products', {
    method: 'POST',
    key: `${wish}-product`,
    body: { brandId, title, skus },
  });
  const listing = await ask<Listing>('/v1/listings', {
    method: 'POST',
    body: { productId },
  });
  for (const { skuId } of listing.skus) {
    await ask(`/v1/listings/${listing.listingId}/skus/${skuId}/allocation`, { method: 'PUT', body: { units } });
  }
  return listing;
}

async function brandOf(ask: Ask, wish: string, name: string): Promise<string> {
  const { items } = await ask<Page<Brand>>('/v1/brands?limit=100');
  const known = items.find((brand) => brand.name === name);
  if (known !== undefined) return known.brandId;
  const made = await ask<Brand>('/v1/brands', { method: 'POST', key: `${wish}-brand`, body: { name } });
  return made.brandId;
}
