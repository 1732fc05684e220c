import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, id, inRoom } from '../fields.js';
import { topics } from '../topics.js';

export const orderExpired = defineEvent({
  type: 'order.expired.v1',
  topic: topics.order,
  ...byViewer,
  meaning: 'No payment came in time; the units are free again.',
  data: Type.Object({ ...inRoom, orderId: id('The order') }),
});
export type OrderExpired = DataOf<typeof orderExpired>;
