import { orderReturned } from '@shopcast/contracts';
import {
  type BoughtOrder,
  type Order,
  type OrderDecision,
  inRoomOf,
  isBought,
  stockOf,
  unchanged,
  unitsOf as unitsOfOrder,
} from '../order.js';
import { IdempotencyKeyReused } from '../order.errors.js';
import { givenBack, leftMinorOf } from '../refund-order.js';
import { OrderNotReturnable, ReturnAlreadyDecided, ReturnNotFound } from './fulfilment.errors.js';
import {
  type LineUnits,
  type ReturnDecision,
  type UnitsReturn,
  returnableUnits,
  sumOf,
  unitsOf,
} from './fulfilment.js';
import { linesAskedFor } from './lines-asked-for.js';
import { worthOf } from './worth-of-units.js';

/** `lines` null: all that the buyer has. */
export type ReturnWish = Omit<UnitsReturn, 'lines' | 'decision'> & { readonly lines: readonly LineUnits[] | null };

/** @throws OrderNotReturnable, IdempotencyKeyReused, and what linesAskedFor throws */
export function requestReturn(order: Order, wish: ReturnWish): OrderDecision {
  if (!isBought(order)) throw new OrderNotReturnable(order.orderId, order.status);
  const { fulfilment } = order;
  const earlier = fulfilment.returns.find(({ returnId }) => returnId === wish.returnId);
  if (earlier && earlier.digest !== wish.digest) throw new IdempotencyKeyReused();
  if (earlier) return unchanged(order);

  const left = (line: LineUnits): number => returnableUnits(fulfilment, line);
  if (order.lines.every((line) => left(line) === 0)) throw new OrderNotReturnable(order.orderId, order.status);
  const lines = linesAskedFor(order.lines, wish.lines, left);
  const asked: UnitsReturn = { ...wish, lines, decision: { state: 'requested' } };
  const { returnId, reason } = asked;
  return {
    state: { ...order, fulfilment: { ...fulfilment, returns: [...fulfilment.returns, asked] } },
    facts: [],
    stock: [],
    happened: [{ what: 'return_requested', why: reason, details: { returnId, units: sumOf(lines) } }],
  };
}

export interface ReturnAcceptance {
  readonly returnId: string;
  /** Whether the units go back on sale. */
  readonly restock: boolean;
  /** null: what was paid for the units, as far as it was not given back before. */
  readonly refundMinor: number | null;
  readonly refundId: string;
  readonly atMs: number;
}

/**
 * The shop takes the units back. Accepting twice in the same way is not an error.
 * @throws OrderNotReturnable, ReturnNotFound, ReturnAlreadyDecided, RefundTooLarge
 */
export function acceptReturn(
  order: Order,
  { returnId, restock, refundMinor, ...how }: ReturnAcceptance,
): OrderDecision {
  const { bought, asked } = findReturn(order, returnId);
  const { decision, lines } = asked;
  const again = decision.state === 'accepted' && decision.restocked === restock;
  if (again && (refundMinor === null || refundMinor === decision.refundMinor)) return unchanged(order);
  if (decision.state !== 'requested') throw new ReturnAlreadyDecided(returnId, decision.state);

  const worthMinor = refundMinor ?? Math.min(worthOf(bought, lines), leftMinorOf(bought));
  const { refundId, atMs } = how;
  const accepted = decided(bought, returnId, {
    state: 'accepted',
    decidedAtMs: atMs,
    restocked: restock,
    refundMinor: worthMinor,
  });
  const refund = { refundId, amountMinor: worthMinor };
  const money = worthMinor === 0 ? unchanged(accepted) : givenBack(accepted, refund, lines);
  const { currency } = order;
  const told = {
    ...inRoomOf(order),
    returnId,
    lines: [...lines],
    restocked: restock,
    refundMinor: worthMinor,
    currency,
  };
  // Gifts stay with the buyer.
  const back = unitsOfOrder(order, (line) => unitsOf(lines, line), false);
  const restocked = stockOf(order, 'order_returned', { reservedBy: 0, soldBy: -1 }, back);
  const details = { returnId, units: sumOf(lines), restocked: restock, refundMinor: worthMinor };
  return {
    ...money,
    facts: [orderReturned.of(told), ...money.facts],
    stock: [...(restock ? restocked : []), ...money.stock],
    happened: [{ what: 'returned', details }, ...money.happened],
  };
}

export interface ReturnRefusal {
  readonly returnId: string;
  readonly why: string;
  readonly atMs: number;
}

/** The buyer keeps the units and may ask again. @throws OrderNotReturnable, ReturnNotFound, ReturnAlreadyDecided */
export function refuseReturn(order: Order, { returnId, why, atMs }: ReturnRefusal): OrderDecision {
  const { bought, asked } = findReturn(order, returnId);
  const { state } = asked.decision;
  if (state === 'refused') return unchanged(order);
  if (state === 'accepted') throw new ReturnAlreadyDecided(returnId, state);
  return {
    state: decided(bought, returnId, { state: 'refused', decidedAtMs: atMs, why }),
    facts: [],
    stock: [],
    happened: [{ what: 'return_refused', why, details: { returnId } }],
  };
}

function findReturn(order: Order, returnId: string): { bought: BoughtOrder; asked: UnitsReturn } {
  if (!isBought(order)) throw new OrderNotReturnable(order.orderId, order.status);
  const asked = order.fulfilment.returns.find((one) => one.returnId === returnId);
  if (!asked) throw new ReturnNotFound(order.orderId, returnId);
  return { bought: order, asked };
}

function decided<Bought extends BoughtOrder>(order: Bought, returnId: string, decision: ReturnDecision): Bought {
  const returns = order.fulfilment.returns.map((one) => (one.returnId === returnId ? { ...one, decision } : one));
  return { ...order, fulfilment: { ...order.fulfilment, returns } };
}
