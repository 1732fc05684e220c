import { newId } from '@shopcast/kernel';
import { type Listing, listProduct } from '../domain/listing.js';
import { describeProduct, type Product } from '../domain/product.js';
import type { KnownSession } from '../domain/session.js';

/** Half past eight in the evening in Shanghai. */
export const STARTED_MS = Date.parse('2026-11-23T12:30:00Z');

export const aSession = (changes: Partial<KnownSession> = {}): KnownSession => ({
  sessionId: newId(),
  accountId: newId(),
  state: 'live',
  currency: 'CNY',
  timeScale: 1,
  startedAtMs: STARTED_MS,
  ...changes,
});

export const aProduct = (accountId: string, currency = 'CNY'): Product =>
  describeProduct(
    { brandId: newId(), accountId, name: 'Miu Miu' },
    {
      productId: newId(),
      title: 'Canvas tote',
      skus: [
        { skuId: newId(), title: 'Red', listPriceMinor: 9900, currency },
        { skuId: newId(), title: 'Blue', listPriceMinor: 8900, currency },
      ],
    },
  );

export const aListing = (accountId: string, currency = 'CNY'): Listing =>
  listProduct(aProduct(accountId, currency), newId()).state;

/** The ids of a listing's first two variants. */
export function skuIdsOf(listing: Listing): [red: string, blue: string] {
  const [red, blue] = listing.skus;
  if (!red || !blue) throw new Error('a sample listing has two variants');
  return [red.skuId, blue.skuId];
}
