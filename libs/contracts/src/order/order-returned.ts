import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, currency, id, inRoom, minor } from '../fields.js';
import { topics } from '../topics.js';
import { lineUnits } from './line-units.js';

export const orderReturned = defineEvent({
  type: 'order.returned.v1',
  topic: topics.order,
  ...byViewer,
  meaning: 'The shop took units back. Money that went back with them is told by order.refunded.v1 as well.',
  data: Type.Object({
    ...inRoom,
    orderId: id('The order'),
    returnId: id('The return'),
    lines: Type.Array(lineUnits, { minItems: 1 }),
    restocked: Type.Boolean({ description: 'The units are free again' }),
    refundMinor: minor('Given back for them'),
    currency,
  }),
});
export type OrderReturned = DataOf<typeof orderReturned>;
