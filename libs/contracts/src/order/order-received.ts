import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, id, inRoom } from '../fields.js';
import { topics } from '../topics.js';
import { receivedBy } from './received-by.js';

export const orderReceived = defineEvent({
  type: 'order.received.v1',
  topic: topics.order,
  ...byViewer,
  meaning: 'A shipment has arrived, or counts as arrived because nobody said otherwise for long enough.',
  data: Type.Object({
    ...inRoom,
    orderId: id('The order'),
    shipmentId: id('The shipment'),
    by: Type.Enum([...receivedBy], { description: 'Who said so' }),
    complete: Type.Boolean({ description: 'All units of the order have arrived' }),
  }),
});
export type OrderReceived = DataOf<typeof orderReceived>;
