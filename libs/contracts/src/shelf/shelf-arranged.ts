import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, sessionId } from '../fields.js';
import { topics } from '../topics.js';

export const shelfArranged = defineEvent({
  type: 'shelf.arranged.v1',
  topic: topics.shelf,
  key: ['sessionId'],
  meaning: 'The host put these listings on the session’s shelf, in this order.',
  personal: [],
  data: Type.Object({ accountId, sessionId, listingIds: Type.Array(id('A listing'), { maxItems: 500 }) }),
});
export type ShelfArranged = DataOf<typeof shelfArranged>;
