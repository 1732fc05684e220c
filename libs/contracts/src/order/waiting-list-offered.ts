import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, count, id, inRoom, instant } from '../fields.js';
import { topics } from '../topics.js';

export const waitingListOffered = defineEvent({
  type: 'waiting-list.offered.v1',
  topic: topics.order,
  ...byViewer,
  meaning: 'Units came back and are held for a viewer who waited; placing an order for them accepts the offer.',
  data: Type.Object({
    ...inRoom,
    offerId: id('The offer'),
    listingId: id('The listing'),
    skuId: id('The variant'),
    quantity: count('Units'),
    expiresAt: instant('Wall time until which the units are held'),
  }),
});
export type WaitingListOffered = DataOf<typeof waitingListOffered>;
