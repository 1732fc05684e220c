import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, count, id } from '../fields.js';
import { topics } from '../topics.js';

export const allocationSet = defineEvent({
  type: 'allocation.set.v1',
  topic: topics.listing,
  key: ['listingId'],
  meaning: 'So many units of a variant may be sold through this listing, in all.',
  personal: [],
  data: Type.Object({
    accountId,
    allocationId: id('The allocation'),
    listingId: id('The listing'),
    skuId: id('The variant'),
    units: count('Units allocated in all', 0),
  }),
});
export type AllocationSet = DataOf<typeof allocationSet>;
