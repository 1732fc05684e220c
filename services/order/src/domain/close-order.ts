import { type CancelReason, orderCancelled, orderExpired } from '@shopcast/contracts';
import { type Order, type OrderDecision, type Placed, inRoomOf, stockOf, termsOf, unchanged } from './order.js';
import { OrderNotCancellable, PaymentMismatch } from './order.errors.js';
import { cancelPreSale } from './pre-sale/close-pre-sale.js';
import { balanceFailed, isBalancePayment } from './pre-sale/pay-pre-sale.js';

/** Ends an order whose time is up. Called early or again it changes nothing: timers are allowed to be wrong. */
export function expireOrder(order: Order, nowMs: number): OrderDecision {
  if (order.status !== 'placed' || nowMs < order.expiresAtMs) return unchanged(order);
  return {
    state: { ...termsOf(order), status: 'expired', moneyReturned: false },
    facts: [orderExpired.of(inRoomOf(order))],
    stock: stockOf(order, 'order_expired', { reservedBy: -1, soldBy: 0 }),
    happened: [{ what: 'expired', why: 'payment_timeout' }],
  };
}

/**
 * Cancelling twice is not an error: viewer and staff may both ask for it. Once a deposit is paid, only the shop can cancel,
 * and gives it back; a viewer who does not pay the balance forfeits it.
 * @throws OrderNotCancellable
 */
export function cancelOrder(order: Order, reason: CancelReason): OrderDecision {
  if (order.status === 'cancelled') return unchanged(order);
  if (order.status === 'deposit_paid' && reason === 'merchant_request') return cancelPreSale(order, reason);
  if (order.status !== 'placed') throw new OrderNotCancellable(order.orderId, order.status);
  return cancelled(order, reason);
}

/**
 * No money will come. Said of an order that is no longer waiting for it, that is old news and changes nothing.
 * @throws PaymentMismatch when it is said of another payment
 */
export function giveUpPayment(order: Order, payment: { paymentId: string; provider: string }): OrderDecision {
  const { paymentId, provider } = payment;
  if (order.paymentProvider !== provider) throw new PaymentMismatch(order.orderId);
  if (isBalancePayment(order, paymentId)) return balanceFailed(order, paymentId);
  if (order.paymentId !== paymentId) throw new PaymentMismatch(order.orderId);
  return order.status === 'placed' ? cancelled(order, 'payment_failed') : unchanged(order);
}

const cancelled = (order: Placed, reason: CancelReason): OrderDecision => ({
  state: { ...termsOf(order), status: 'cancelled', reason, moneyReturned: false },
  facts: [orderCancelled.of({ ...inRoomOf(order), reason })],
  stock: stockOf(order, 'order_cancelled', { reservedBy: -1, soldBy: 0 }),
  happened: [{ what: 'cancelled', why: reason }],
});
