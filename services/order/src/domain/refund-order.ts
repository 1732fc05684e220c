import { orderRefunded } from '@shopcast/contracts';
import { type Order, type OrderDecision, inRoomOf, refundedMinorOf, stockOf, termsOf } from './order.js';
import { OrderNotRefundable, RefundTooLarge } from './order.errors.js';

/**
 * Gives money back: an amount, or all that is left (`null`).
 *
 * Units go back on sale only when the refund completes the whole order's money. A part of the money says nothing about
 * which units come back (it is goodwill, a price difference, shipping), and guessing would put units on sale that a
 * buyer keeps; whoever returns one of two units gets it back through an order of its own.
 * @throws OrderNotRefundable, RefundTooLarge
 */
export function refundOrder(order: Order, refund: { refundId: string; amountMinor: number | null }): OrderDecision {
  if (order.status !== 'paid' && order.status !== 'partly_refunded')
    throw new OrderNotRefundable(order.orderId, order.status);
  const leftMinor = order.totalMinor - refundedMinorOf(order);
  const refundMinor = refund.amountMinor ?? leftMinor;
  if (refundMinor > leftMinor) throw new RefundTooLarge(order.orderId, refundMinor, leftMinor);

  const { refundId } = refund;
  const { newBuyer, totalMinor, currency } = order;
  const refundedTotalMinor = totalMinor - leftMinor + refundMinor;
  const whole = refundedTotalMinor === totalMinor;
  return {
    state: whole
      ? { ...termsOf(order), newBuyer, status: 'refunded' }
      : { ...termsOf(order), newBuyer, status: 'partly_refunded', refundedMinor: refundedTotalMinor },
    facts: [orderRefunded.of({ ...inRoomOf(order), refundId, refundMinor, refundedTotalMinor, currency })],
    stock: whole ? stockOf(order, 'order_refunded', { reservedBy: 0, soldBy: -1 }) : [],
    refund: { refundId, amountMinor: refundMinor },
  };
}
