import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, id, inRoom, text } from '../fields.js';
import { topics } from '../topics.js';
import { lineUnits } from './line-units.js';

export const orderShipped = defineEvent({
  type: 'order.shipped.v1',
  topic: topics.order,
  ...byViewer,
  personal: ['viewerId', 'trackingNumber'],
  meaning: 'Units of a paid order are on their way to the buyer.',
  data: Type.Object({
    ...inRoom,
    orderId: id('The order'),
    shipmentId: id('The shipment'),
    brandId: Type.Optional(id('The brand that sends it; missing where it is not known')),
    carrier: text('Who carries it', 60),
    trackingNumber: text('The carrier’s number of the shipment', 64),
    lines: Type.Array(lineUnits, { minItems: 1 }),
    complete: Type.Boolean({ description: 'All units of the order are on their way or arrived' }),
  }),
});
export type OrderShipped = DataOf<typeof orderShipped>;
