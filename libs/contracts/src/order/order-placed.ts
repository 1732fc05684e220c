import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, currency, id, inRoom, instant, minor } from '../fields.js';
import { topics } from '../topics.js';
import { orderLine } from './order-line.js';
import { promoted } from './promoted.js';

export const orderPlaced = defineEvent({
  type: 'order.placed.v1',
  topic: topics.order,
  ...byViewer,
  meaning: 'A viewer committed to buy; the units are reserved until the expiry.',
  data: Type.Object({
    ...inRoom,
    orderId: id('The order'),
    lines: Type.Array(orderLine, { minItems: 1 }),
    totalMinor: minor('To pay'),
    depositMinor: Type.Optional(minor('To pay at once in a pre-sale; missing when all of it is')),
    currency,
    expiresAt: instant('Wall time until which the units are held'),
    ...promoted,
  }),
});
export type OrderPlaced = DataOf<typeof orderPlaced>;
