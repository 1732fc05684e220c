import { type CancelReason, orderCancelled, orderForfeited } from '@shopcast/contracts';
import { derivedId } from '@shopcast/kernel';
import { type DepositPaid, type Order, type OrderDecision, inRoomOf, stockOf, termsOf, unchanged } from '../order.js';
import { forfeitsAtMs } from './pre-sale.js';

/**
 * No balance of its window has come: the shop keeps the deposit, and the units are free again. Called early or again
 * it changes nothing: timers are allowed to be wrong.
 */
export function forfeitDeposit(order: Order, nowMs: number): OrderDecision {
  if (order.status !== 'deposit_paid' || nowMs < forfeitsAtMs(order.preSale)) return unchanged(order);
  const { preSale, balancePaymentId, currency } = order;
  const forfeitedMinor = preSale.depositMinor;
  return {
    state: { ...termsOf(order), preSale, status: 'forfeited', balancePaymentId, balanceReturned: false },
    facts: [orderForfeited.of({ ...inRoomOf(order), forfeitedMinor, currency })],
    stock: stockOf(order, 'order_forfeited', { reservedBy: -1, soldBy: 0 }),
    happened: [{ what: 'forfeited', why: 'balance_timeout', details: { forfeitedMinor } }],
  };
}

/** The shop cannot or will not deliver: the deposit goes back, and the units are free again. */
export function cancelPreSale(order: DepositPaid, reason: CancelReason): OrderDecision {
  const { paymentId, preSale, balancePaymentId } = order;
  const amountMinor = preSale.depositMinor;
  // The same for every repetition: a deposit goes back once.
  const refundId = derivedId('deposit-refund', paymentId);
  return {
    state: {
      ...termsOf(order),
      ...{ status: 'cancelled', reason, moneyReturned: true, balancePaymentId, balanceReturned: false },
    },
    facts: [orderCancelled.of({ ...inRoomOf(order), reason, depositReturnedMinor: amountMinor })],
    stock: stockOf(order, 'order_cancelled', { reservedBy: -1, soldBy: 0 }),
    refund: { refundId, amountMinor, from: [{ paymentId, amountMinor }] },
    happened: [{ what: 'cancelled', why: reason, details: { refundId, depositReturnedMinor: amountMinor } }],
  };
}
