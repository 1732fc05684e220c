import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, sessionId } from '../fields.js';
import { topics } from '../topics.js';

export const livePriceWithdrawn = defineEvent({
  type: 'live-price.withdrawn.v1',
  topic: topics.listing,
  key: ['listingId'],
  meaning: 'The live price of a variant in one session is over.',
  personal: [],
  data: Type.Object({ accountId, sessionId, listingId: id('The listing'), skuId: id('The variant') }),
});
export type LivePriceWithdrawn = DataOf<typeof livePriceWithdrawn>;
