import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, sessionId } from '../fields.js';
import { topics } from '../topics.js';

export const listingUnpinned = defineEvent({
  type: 'listing.unpinned.v1',
  topic: topics.shelf,
  key: ['sessionId'],
  meaning: 'The host stopped explaining this listing.',
  personal: [],
  data: Type.Object({ accountId, sessionId, listingId: id('The listing') }),
});
export type ListingUnpinned = DataOf<typeof listingUnpinned>;
