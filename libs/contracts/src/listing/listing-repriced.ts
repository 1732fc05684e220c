import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, minor } from '../fields.js';
import { topics } from '../topics.js';

export const listingRepriced = defineEvent({
  type: 'listing.repriced.v1',
  topic: topics.listing,
  key: ['listingId'],
  meaning: 'The list price of a variant changed.',
  personal: [],
  data: Type.Object({
    accountId,
    listingId: id('The listing'),
    skuId: id('The variant'),
    listPriceMinor: minor('New price of one unit'),
  }),
});
export type ListingRepriced = DataOf<typeof listingRepriced>;
