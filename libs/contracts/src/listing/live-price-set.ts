import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, count, id, instant, minor, sessionId } from '../fields.js';
import { topics } from '../topics.js';

export const livePriceSet = defineEvent({
  type: 'live-price.set.v1',
  topic: topics.listing,
  key: ['listingId'],
  meaning: 'In one session a variant has a price of its own, for a time.',
  personal: [],
  data: Type.Object({
    accountId,
    sessionId,
    listingId: id('The listing'),
    skuId: id('The variant'),
    priceMinor: minor('Live price of one unit'),
    startsAt: instant('Session time from which it holds'),
    endsAt: Type.Union([instant('Session time until which it holds'), Type.Null()], {
      description: 'null: until the session ends',
    }),
    unitsAtPrice: Type.Optional(count('How many units are sold at it; after them the list price holds')),
  }),
});
export type LivePriceSet = DataOf<typeof livePriceSet>;
