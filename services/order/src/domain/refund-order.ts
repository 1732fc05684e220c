import { orderRefunded } from '@shopcast/contracts';
import { type LineUnits, hasLeft, shippedUnits } from './fulfilment/fulfilment.js';
import {
  type BoughtOrder,
  type Order,
  type OrderDecision,
  type Refund,
  inRoomOf,
  refundedMinorOf,
  stockOf,
  termsOf,
  unitsOf,
} from './order.js';
import { OrderNotRefundable, RefundTooLarge } from './order.errors.js';
import { balanceMinorOf } from './pre-sale/pre-sale.js';

/**
 * Gives money back: an amount, or all that is left (`null`).
 *
 * Units go back on sale only when the refund completes the whole order's money, and then only those that have not left
 * the shop; what was shipped comes back as a return. A part of the money says nothing about which units come back (it is
 * goodwill, a price difference, shipping), and guessing would put units on sale that a buyer keeps.
 * @throws OrderNotRefundable, RefundTooLarge
 */
export function refundOrder(order: Order, refund: { refundId: string; amountMinor: number | null }): OrderDecision {
  if (order.status !== 'paid' && order.status !== 'partly_refunded')
    throw new OrderNotRefundable(order.orderId, order.status);
  return givenBack(order, { ...refund, amountMinor: refund.amountMinor ?? leftMinorOf(order) });
}

/** Paid and not given back yet. */
export const leftMinorOf = (order: BoughtOrder): number => order.totalMinor - refundedMinorOf(order);

/**
 * What giving so much back makes of the order.
 * @param units what it is given back for; absent: for the order as a whole
 * @throws RefundTooLarge
 */
export function givenBack(
  order: BoughtOrder,
  { refundId, amountMinor: refundMinor }: Refund,
  units?: readonly LineUnits[],
): OrderDecision {
  const leftMinor = leftMinorOf(order);
  if (refundMinor > leftMinor) throw new RefundTooLarge(order.orderId, refundMinor, leftMinor);

  const { newBuyer, fulfilment, balancePaymentId, totalMinor, currency } = order;
  const refundedTotalMinor = totalMinor - leftMinor + refundMinor;
  const whole = refundedTotalMinor === totalMinor;
  const balance = balancePaymentId === undefined ? {} : { balancePaymentId };
  const bought = { ...termsOf(order), newBuyer, fulfilment, ...balance };
  const inShop = unitsOf(order, (line) => line.quantity - shippedUnits(fulfilment, line), !hasLeft(fulfilment));
  const told = { refundId, refundMinor, refundedTotalMinor, currency, ...(units ? { lines: [...units] } : {}) };
  return {
    state: whole
      ? { ...bought, status: 'refunded' }
      : { ...bought, status: 'partly_refunded', refundedMinor: refundedTotalMinor },
    facts: [orderRefunded.of({ ...inRoomOf(order), ...told })],
    stock: whole ? stockOf(order, 'order_refunded', { reservedBy: 0, soldBy: -1 }, inShop) : [],
    refund: { refundId, amountMinor: refundMinor, from: paymentsOf(order, refundMinor) },
    happened: [{ what: 'refunded', details: { refundId, refundMinor, refundedTotalMinor } }],
  };
}

/** Of two payments the balance goes back first, because the provider holds it for the shorter time. */
function paymentsOf(order: BoughtOrder, refundMinor: number): NonNullable<Refund['from']> {
  const { paymentId, balancePaymentId } = order;
  if (balancePaymentId === undefined) return [{ paymentId, amountMinor: refundMinor }];
  const ofBalance = Math.min(refundMinor, Math.max(0, balanceMinorOf(order) - refundedMinorOf(order)));
  return [
    { paymentId: balancePaymentId, amountMinor: ofBalance },
    { paymentId, amountMinor: refundMinor - ofBalance },
  ].filter(({ amountMinor }) => amountMinor > 0);
}
