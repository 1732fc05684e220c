import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, sessionId, text } from '../fields.js';
import { topics } from '../topics.js';

export const listingPinned = defineEvent({
  type: 'listing.pinned.v1',
  topic: topics.shelf,
  key: ['sessionId'],
  meaning: 'The host explains this listing now.',
  personal: [],
  data: Type.Object({ accountId, sessionId, listingId: id('The listing'), title: text('Product title') }),
});
export type ListingPinned = DataOf<typeof listingPinned>;
