import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, currency, id, inRoom, minor } from '../fields.js';
import { topics } from '../topics.js';
import { promoted } from './promoted.js';
import { soldLine } from './sold-line.js';

export const orderPaid = defineEvent({
  type: 'order.paid.v1',
  topic: topics.order,
  ...byViewer,
  meaning: 'The money is there and the units are sold.',
  data: Type.Object({
    ...inRoom,
    orderId: id('The order'),
    paymentId: id('The payment'),
    lines: Type.Array(soldLine, { minItems: 1 }),
    totalMinor: minor('Paid'),
    currency,
    newBuyer: Type.Boolean({ description: 'The buyer had no earlier paid order in this account' }),
    ...promoted,
  }),
});
export type OrderPaid = DataOf<typeof orderPaid>;
