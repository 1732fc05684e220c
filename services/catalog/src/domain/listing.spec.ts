import { allocationSet, listingListed, listingRepriced } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { aListing, aProduct, skuIdsOf } from '../testing/samples.js';
import { allocate, listProduct, reprice, skuOf } from './listing.js';
import { SkuNotFound } from './listing.errors.js';

describe('listing a product', () => {
  it('puts it up for sale at the product’s prices, with nothing allocated', () => {
    const product = aProduct(newId());
    const listingId = newId();

    const { state, facts } = listProduct(product, listingId);

    expect(state.skus.map(({ allocation }) => allocation)).toEqual([null, null]);
    const { accountId, brandId, productId, title, currency, skus } = product;
    expect(facts).toEqual([
      listingListed.of({ accountId, listingId, brandId, productId, title, currency, skus: [...skus] }),
    ]);
  });
});

describe('repricing a variant', () => {
  const listing = aListing(newId());
  const [red, blue] = skuIdsOf(listing);

  it('changes that variant’s price alone and publishes it', () => {
    const { state, facts } = reprice(listing, red, 10_000);

    expect([red, blue].map((skuId) => skuOf(state, skuId).listPriceMinor)).toEqual([10_000, 8_900]);
    const { accountId, listingId } = listing;
    expect(facts).toEqual([listingRepriced.of({ accountId, listingId, skuId: red, listPriceMinor: 10_000 })]);
  });

  it('to the same price publishes nothing', () => {
    expect(reprice(listing, red, 9_900)).toEqual({ state: listing, facts: [] });
  });

  it('knows a variant however its id is spelled, and refuses one that the listing does not have', () => {
    expect(reprice(listing, red.toUpperCase(), 1).facts).toHaveLength(1);
    expect(() => reprice(listing, newId(), 1)).toThrow(SkuNotFound);
  });
});

describe('allocating units', () => {
  const listing = aListing(newId());
  const [red] = skuIdsOf(listing);
  const { accountId, listingId } = listing;

  it('keeps the allocation’s id while units are raised and lowered', () => {
    const allocationId = newId();

    const first = allocate(listing, red, { allocationId, units: 500 });
    const lowered = allocate(first.state, red, { allocationId: newId(), units: 20 });

    expect(first.facts).toEqual([allocationSet.of({ accountId, listingId, skuId: red, allocationId, units: 500 })]);
    expect(lowered.facts).toEqual([allocationSet.of({ accountId, listingId, skuId: red, allocationId, units: 20 })]);
  });

  it('of as many units as before publishes nothing, and none at all is a number, too', () => {
    const { state } = allocate(listing, red, { allocationId: newId(), units: 0 });

    expect(skuOf(state, red).allocation?.units).toBe(0);
    expect(allocate(state, red, { allocationId: newId(), units: 0 }).facts).toEqual([]);
  });
});
