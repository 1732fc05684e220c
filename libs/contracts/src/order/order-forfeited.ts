import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, currency, id, inRoom, minor } from '../fields.js';
import { topics } from '../topics.js';

export const orderForfeited = defineEvent({
  type: 'order.forfeited.v1',
  topic: topics.order,
  ...byViewer,
  meaning:
    'The balance of a pre-sale order did not come in time: the shop keeps the deposit, and the units are free again.',
  data: Type.Object({ ...inRoom, orderId: id('The order'), forfeitedMinor: minor('The deposit'), currency }),
});
export type OrderForfeited = DataOf<typeof orderForfeited>;
