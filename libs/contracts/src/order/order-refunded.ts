import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, currency, id, inRoom, minor } from '../fields.js';
import { topics } from '../topics.js';

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
  }),
});
export type OrderRefunded = DataOf<typeof orderRefunded>;
