import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, currency, id, inRoom, instant, minor } from '../fields.js';
import { topics } from '../topics.js';

export const orderDepositPaid = defineEvent({
  type: 'order.deposit-paid.v1',
  topic: topics.order,
  ...byViewer,
  meaning:
    'The deposit of a pre-sale order is there; nothing is sold before the balance is paid, which order.paid.v1 tells.',
  data: Type.Object({
    ...inRoom,
    orderId: id('The order'),
    paymentId: id('The payment of the deposit'),
    depositMinor: minor('Paid'),
    balanceMinor: minor('Still to pay'),
    currency,
    balanceFrom: instant('Wall time from which the balance can be paid'),
    balanceUntil: instant('Wall time until which the balance has to be paid'),
  }),
});
export type OrderDepositPaid = DataOf<typeof orderDepositPaid>;
