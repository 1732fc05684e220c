import { type Fact, type OrderPaid, orderPaid } from '@shopcast/contracts';
import { nothingShipped } from './fulfilment/fulfilment.js';
import {
  type Cancelled,
  type Expired,
  type Order,
  type OrderDecision,
  type Paid,
  type Placed,
  type ReceivedPayment,
  type Terms,
  inRoomOf,
  isFree,
  promotedOf,
  soldLinesOf,
  stockOf,
  termsOf,
  unchanged,
  unitsOf,
} from './order.js';
import { PaymentMismatch } from './order.errors.js';
import { payPreSale } from './pre-sale/pay-pre-sale.js';
import { type Allocation, type PerUnit, freeUnits } from './stock.js';

/** The provider says: this money is there. */
export interface PaymentReceived extends ReceivedPayment {
  /** When we heard of it, wall time. */
  readonly atMs: number;
  /** Under which it goes back if there is nothing left to give for it. */
  readonly refundId: string;
}

/** What has to be locked before a payment can be taken. */
export interface PaymentDesk {
  readonly allocations: ReadonlyMap<string, Allocation>;
  /** The buyer has no earlier paid order in this account. */
  readonly newBuyer: boolean;
  /** What promotions gave the order can still be given: for one that had given it back. */
  readonly dealStands: boolean;
}

/**
 * Takes a payment. Notices come twice, late and in any order, so every state has an answer: what is paid stays paid;
 * a closed order gets units (and what promotions gave it) again if all of it is there, else the money goes back, once.
 * @throws PaymentMismatch when it is not the agreed money
 */
export function payOrder(order: Order, payment: PaymentReceived, desk: PaymentDesk): OrderDecision {
  if (order.preSale) return payPreSale(order, order.preSale, payment, desk);
  refuseMismatch(order, payment);
  switch (order.status) {
    case 'placed':
      return paid(order, payment, desk.newBuyer, { reservedBy: -1, soldBy: 1 });
    case 'expired':
    case 'cancelled':
      return payLate(order, payment, desk);
    case 'paid':
    case 'partly_refunded':
    case 'refunded':
    case 'deposit_paid':
    case 'forfeited':
      return unchanged(order);
  }
}

/** What costs nothing is paid as it is placed: no provider takes a payment of nothing, so none is asked. */
export const payForNothing = (order: Placed, newBuyer: boolean): Sold =>
  sold(order, newBuyer, { reservedBy: -1, soldBy: 1 });

function refuseMismatch(order: Order, { provider, paymentId, amountMinor, currency }: PaymentReceived): void {
  const samePayment = order.paymentId === paymentId && order.paymentProvider === provider;
  if (!samePayment || order.totalMinor !== amountMinor || order.currency !== currency)
    throw new PaymentMismatch(order.orderId);
}

function payLate(order: Expired | Cancelled, payment: PaymentReceived, desk: PaymentDesk): OrderDecision {
  if (order.moneyReturned) return unchanged(order);
  if (desk.dealStands && unitsAreFree(order, desk.allocations)) {
    return paid(order, payment, desk.newBuyer, { reservedBy: 0, soldBy: 1 });
  }
  return {
    state: { ...order, moneyReturned: true },
    // No fact: the order was never paid, so nothing was sold and nothing sold is taken back.
    facts: [],
    stock: [],
    received: receivedOf(payment),
    refund: { refundId: payment.refundId, amountMinor: payment.amountMinor },
    happened: [
      {
        what: 'payment_returned',
        why: 'too_late_and_sold_out',
        details: { refundId: payment.refundId, amountMinor: payment.amountMinor },
      },
    ],
  };
}

export const unitsAreFree = (order: Terms, allocations: ReadonlyMap<string, Allocation>): boolean =>
  [...unitsOf(order)].every(([allocationId, quantity]) => {
    const allocation = allocations.get(allocationId);
    return allocation !== undefined && freeUnits(allocation) >= quantity;
  });

/** All of the money is there, so the units are sold. */
export const paid = (order: Order, payment: PaymentReceived, newBuyer: boolean, perUnit: PerUnit): OrderDecision => ({
  ...sold(order, newBuyer, perUnit),
  received: receivedOf(payment),
});

type Sold = OrderDecision & { readonly state: Paid };

function sold(order: Order, newBuyer: boolean, perUnit: PerUnit): Sold {
  const balance = 'balancePaymentId' in order ? { balancePaymentId: order.balancePaymentId } : {};
  const state: Paid = { ...termsOf(order), ...balance, status: 'paid', newBuyer, fulfilment: nothingShipped };
  const { totalMinor } = order;
  const late = perUnit.reservedBy === 0 ? { why: 'late_but_in_stock' } : {};
  const details = isFree(order) ? { totalMinor } : { paymentId: lastPaymentOf(state), totalMinor };
  return {
    state,
    facts: [paidFact(state)],
    stock: stockOf(order, 'order_paid', perUnit),
    happened: [{ what: 'paid', ...late, details }],
  };
}

export const receivedOf = ({
  provider,
  paymentId,
  reference,
  amountMinor,
  currency,
  paidAtMs,
}: PaymentReceived): ReceivedPayment => ({ provider, paymentId, reference, amountMinor, currency, paidAtMs });

function paidFact(order: Paid): Fact<OrderPaid> {
  const { totalMinor, currency, newBuyer } = order;
  const bought = { lines: soldLinesOf(order), totalMinor, currency, ...promotedOf(order) };
  return orderPaid.of({ ...inRoomOf(order), paymentId: lastPaymentOf(order), ...bought, newBuyer });
}

/** The one with which the order was paid in full. */
const lastPaymentOf = ({ paymentId, balancePaymentId }: Paid): string => balancePaymentId ?? paymentId;
