import { orderDepositPaid } from '@shopcast/contracts';
import {
  type Cancelled,
  type Expired,
  type Forfeited,
  type Order,
  type OrderDecision,
  type PreSaleTerms,
  inRoomOf,
  stockOf,
  termsOf,
  unchanged,
} from '../order.js';
import { PaymentMismatch } from '../order.errors.js';
import { type PaymentDesk, type PaymentReceived, paid, receivedOf, unitsAreFree } from '../pay-order.js';
import { balanceMinorOf, nextBalancePaymentId } from './pre-sale.js';

/**
 * Takes a payment of an order in two payments. The units stay reserved from the placing until the balance is paid, and
 * only then they are sold: until then it is no sale, and its money is a deposit.
 * @throws PaymentMismatch when it is neither of the two, and for a balance before its deposit
 */
export function payPreSale(
  order: Order,
  preSale: PreSaleTerms,
  payment: PaymentReceived,
  desk: PaymentDesk,
): OrderDecision {
  const { paymentId, provider, amountMinor, currency } = payment;
  if (currency !== order.currency || provider !== order.paymentProvider) throw new PaymentMismatch(order.orderId);
  if (paymentId === order.paymentId && amountMinor === preSale.depositMinor)
    return payDeposit(order, preSale, payment, desk);
  if (amountMinor === balanceMinorOf(order)) return payBalance(order, payment, desk);
  throw new PaymentMismatch(order.orderId);
}

function payDeposit(order: Order, preSale: PreSaleTerms, payment: PaymentReceived, desk: PaymentDesk): OrderDecision {
  switch (order.status) {
    case 'placed':
      return depositPaid(order, preSale, payment, 0);
    case 'expired':
    case 'cancelled':
      return payDepositLate(order, preSale, payment, desk);
    default:
      return unchanged(order);
  }
}

function payDepositLate(
  order: Expired | Cancelled,
  preSale: PreSaleTerms,
  payment: PaymentReceived,
  desk: PaymentDesk,
): OrderDecision {
  if (order.moneyReturned) return unchanged(order);
  // A deposit for a balance that nobody can pay any more would only be forfeited.
  const isInTime = payment.atMs < preSale.balanceUntilMs;
  if (isInTime && canStand(order, desk)) return depositPaid(order, preSale, payment, 1);
  return returned({ ...order, moneyReturned: true }, payment);
}

/** @param reservedBy 0 while the units are reserved, 1 to reserve them again */
function depositPaid(order: Order, preSale: PreSaleTerms, payment: PaymentReceived, reservedBy: 0 | 1): OrderDecision {
  const { depositMinor } = preSale;
  const { paymentId, currency } = order;
  const balancePaymentId = nextBalancePaymentId(order.orderId);
  const money = { paymentId, depositMinor, balanceMinor: balanceMinorOf(order), currency };
  const window = {
    balanceFrom: new Date(preSale.balanceFromMs).toISOString(),
    balanceUntil: new Date(preSale.balanceUntilMs).toISOString(),
  };
  return {
    state: { ...termsOf(order), preSale, status: 'deposit_paid', balancePaymentId },
    facts: [orderDepositPaid.of({ ...inRoomOf(order), ...money, ...window })],
    stock: reservedBy === 0 ? [] : stockOf(order, 'deposit_paid', { reservedBy, soldBy: 0 }),
    received: receivedOf(payment),
    happened: [
      {
        what: 'deposit_paid',
        ...(reservedBy === 0 ? {} : { why: 'late_but_in_stock' }),
        details: { paymentId, depositMinor },
      },
    ],
  };
}

function payBalance(order: Order, payment: PaymentReceived, desk: PaymentDesk): OrderDecision {
  const { paymentId } = payment;
  if (!('balancePaymentId' in order) || order.balancePaymentId !== paymentId) throw new PaymentMismatch(order.orderId);
  switch (order.status) {
    case 'deposit_paid':
      return paid(order, payment, desk.newBuyer, { reservedBy: -1, soldBy: 1 });
    case 'forfeited':
    case 'cancelled':
      return payBalanceLate(order, payment, desk);
    default:
      return unchanged(order);
  }
}

/** The shop has given the deposit of a cancelled order back; a balance alone buys nothing. */
function payBalanceLate(order: Forfeited | Cancelled, payment: PaymentReceived, desk: PaymentDesk): OrderDecision {
  if (order.balanceReturned) return unchanged(order);
  if (order.status === 'forfeited' && canStand(order, desk))
    return paid(order, payment, desk.newBuyer, { reservedBy: 0, soldBy: 1 });
  return returned({ ...order, balanceReturned: true }, payment);
}

/** Its units are still there, and what promotions gave it. */
const canStand = (order: Order, { dealStands, allocations }: PaymentDesk): boolean =>
  dealStands && unitsAreFree(order, allocations);

/** Money that came too late goes back whole. No fact: nothing was sold for it. */
const returned = (state: Expired | Cancelled | Forfeited, payment: PaymentReceived): OrderDecision => {
  const { refundId, amountMinor, paymentId } = payment;
  return {
    state,
    facts: [],
    stock: [],
    received: receivedOf(payment),
    refund: { refundId, amountMinor, from: [{ paymentId, amountMinor }] },
    happened: [{ what: 'payment_returned', why: 'too_late_and_sold_out', details: { refundId, amountMinor } }],
  };
};

/** Whether a payment is a try of this order's balance, the present one or one before it. */
export function isBalancePayment(order: Order, paymentId: string): boolean {
  if (!('balancePaymentId' in order)) return false;
  let tried = nextBalancePaymentId(order.orderId);
  while (tried !== paymentId && tried !== order.balancePaymentId) tried = nextBalancePaymentId(tried);
  return tried === paymentId;
}

/** The balance could not be paid this time; until its window is over it can be tried again, as another payment. */
export const balanceFailed = (order: Order, paymentId: string): OrderDecision =>
  order.status === 'deposit_paid' && order.balancePaymentId === paymentId
    ? {
        state: { ...order, balancePaymentId: nextBalancePaymentId(paymentId) },
        facts: [],
        stock: [],
        happened: [{ what: 'balance_failed', details: { paymentId } }],
      }
    : unchanged(order);
