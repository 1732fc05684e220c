import {
  type AllocationSet,
  allocationSet,
  type Fact,
  type ListingListed,
  listingListed,
  type ListingRepriced,
  listingRepriced,
} from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import { SkuNotFound } from './listing.errors.js';
import type { Product, Sku } from './product.js';

/** How many units of a variant may be sold through a listing in all. What is free of them is the order service's. */
export interface Allocation {
  readonly allocationId: string;
  readonly units: number;
}

export interface ListedSku extends Sku {
  /** null: nothing has been allocated yet, so nothing can be sold. */
  readonly allocation: Allocation | null;
}

/** A brand's product in an account's shop, with prices and allocations of its own. */
export interface Listing {
  readonly listingId: string;
  readonly accountId: string;
  readonly brandId: string;
  readonly productId: string;
  readonly title: string;
  readonly currency: string;
  readonly skus: readonly ListedSku[];
}

/** Puts a product up for sale, at the product's prices. */
export function listProduct(product: Product, listingId: string): Decision<Listing, Fact<ListingListed>> {
  const { accountId, brandId, productId, title, currency, skus } = product;
  return {
    state: { ...product, listingId, skus: skus.map((sku) => ({ ...sku, allocation: null })) },
    facts: [listingListed.of({ accountId, listingId, brandId, productId, title, currency, skus: [...skus] })],
  };
}

/** Repricing to the same price is no change. @throws SkuNotFound */
export function reprice(
  listing: Listing,
  skuId: string,
  listPriceMinor: number,
): Decision<Listing, Fact<ListingRepriced>> {
  const { accountId, listingId } = listing;
  const sku = skuOf(listing, skuId);
  if (sku.listPriceMinor === listPriceMinor) return { state: listing, facts: [] };

  return {
    state: withSku(listing, { ...sku, listPriceMinor }),
    facts: [listingRepriced.of({ accountId, listingId, skuId: sku.skuId, listPriceMinor })],
  };
}

/**
 * Raises or lowers what may be sold in all. Lowering below what is sold already only stops further sales: the ledger
 * that knows what is sold lives in the order service. @throws SkuNotFound
 */
export function allocate(
  listing: Listing,
  skuId: string,
  { allocationId, units }: Allocation,
): Decision<Listing, Fact<AllocationSet>> {
  const { accountId, listingId } = listing;
  const sku = skuOf(listing, skuId);
  if (sku.allocation?.units === units) return { state: listing, facts: [] };

  const allocation = { allocationId: sku.allocation?.allocationId ?? allocationId, units };
  return {
    state: withSku(listing, { ...sku, allocation }),
    facts: [allocationSet.of({ accountId, listingId, skuId: sku.skuId, ...allocation })],
  };
}

/** @throws SkuNotFound */
export function skuOf(listing: Listing, skuId: string): ListedSku {
  const sku = listing.skus.find((candidate) => candidate.skuId === skuId.toLowerCase());
  if (!sku) throw new SkuNotFound(listing.listingId, skuId);
  return sku;
}

const withSku = (listing: Listing, changed: ListedSku): Listing => ({
  ...listing,
  skus: listing.skus.map((sku) => (sku.skuId === changed.skuId ? changed : sku)),
});
