import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, id, inRoom, minor } from '../fields.js';
import { topics } from '../topics.js';
import { cancelReasons } from './cancel-reason.js';

export const orderCancelled = defineEvent({
  type: 'order.cancelled.v1',
  topic: topics.order,
  ...byViewer,
  meaning: 'The order will not be fulfilled; its units are free again.',
  data: Type.Object({
    ...inRoom,
    orderId: id('The order'),
    reason: Type.Enum([...cancelReasons]),
    depositReturnedMinor: Type.Optional(minor('Deposit that goes back; missing when none was paid')),
  }),
});
export type OrderCancelled = DataOf<typeof orderCancelled>;
