import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, currency, id, minor, text } from '../fields.js';
import { topics } from '../topics.js';

export const listingListed = defineEvent({
  type: 'listing.listed.v1',
  topic: topics.listing,
  key: ['listingId'],
  meaning: 'A brand’s product is for sale in an account’s shop.',
  personal: [],
  data: Type.Object({
    accountId,
    listingId: id('The listing'),
    brandId: id('The brand'),
    productId: id('The product'),
    title: text('Product title'),
    currency,
    skus: Type.Array(
      Type.Object({
        skuId: id('The variant'),
        title: text('Variant title'),
        listPriceMinor: minor('Price of one unit'),
      }),
      { minItems: 1 },
    ),
  }),
});
export type ListingListed = DataOf<typeof listingListed>;
