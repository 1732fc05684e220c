import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, count, id, inRoom } from '../fields.js';
import { topics } from '../topics.js';

export const waitingListLapsed = defineEvent({
  type: 'waiting-list.lapsed.v1',
  topic: topics.order,
  ...byViewer,
  meaning: 'An offer was not taken up in time; its units go to the next in line, or on sale.',
  data: Type.Object({
    ...inRoom,
    offerId: id('The offer'),
    listingId: id('The listing'),
    skuId: id('The variant'),
    quantity: count('Units'),
  }),
});
export type WaitingListLapsed = DataOf<typeof waitingListLapsed>;
