import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, currency, id, inRoom, minor } from '../fields.js';
import { topics } from '../topics.js';
import { lineUnits } from './line-units.js';

export const orderRefunded = defineEvent({
  type: 'order.refunded.v1',
  topic: topics.order,
  ...byViewer,
  meaning: 'Money of a paid order went back to the buyer.',
  data: Type.Object({
    ...inRoom,
    orderId: id('The order'),
    refundId: id('The refund'),
    refundMinor: minor('Given back now'),
    refundedTotalMinor: minor('Given back so far'),
    currency,
    lines: Type.Optional(
      Type.Array(lineUnits, {
        minItems: 1,
        description: 'The units that it was given back for; absent when it was for the order as a whole',
      }),
    ),
  }),
});
export type OrderRefunded = DataOf<typeof orderRefunded>;
