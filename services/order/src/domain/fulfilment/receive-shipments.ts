import { type OrderReceived, type Fact, orderReceived, type ReceivedBy } from '@shopcast/contracts';
import { type BoughtOrder, type Order, type OrderDecision, inRoomOf, isBought, unchanged } from '../order.js';
import { OrderNotReceivable, ShipmentNotFound } from './fulfilment.errors.js';
import { type Shipment, sumOf } from './fulfilment.js';

export interface ReceiptGiven {
  /** null: everything that is on its way. */
  readonly shipmentId: string | null;
  readonly by: ReceivedBy;
  readonly atMs: number;
}

/**
 * The buyer has it. Saying so twice is not an error.
 * @throws OrderNotReceivable when nothing was ever shipped, ShipmentNotFound
 */
export function receiveShipments(order: Order, { shipmentId, ...receipt }: ReceiptGiven): OrderDecision {
  if (!isBought(order) || order.fulfilment.shipments.length === 0)
    throw new OrderNotReceivable(order.orderId, order.status);
  const meant = (shipment: Shipment): boolean => shipmentId === null || shipment.shipmentId === shipmentId;
  if (!order.fulfilment.shipments.some(meant)) throw new ShipmentNotFound(order.orderId, shipmentId ?? '');
  return received(order, meant, receipt);
}

/** Called early or again it changes nothing: timers are allowed to be wrong. */
export const receiveDueShipments = (order: Order, nowMs: number): OrderDecision =>
  isBought(order)
    ? received(order, ({ receipt }) => receipt.kind === 'awaited' && receipt.dueMs <= nowMs, {
        by: 'timer',
        atMs: nowMs,
      })
    : unchanged(order);

function received(
  order: BoughtOrder,
  meant: (shipment: Shipment) => boolean,
  { by, atMs }: Omit<ReceiptGiven, 'shipmentId'>,
): OrderDecision {
  const { fulfilment } = order;
  const arrived = fulfilment.shipments.filter((one) => one.receipt.kind === 'awaited' && meant(one));
  if (arrived.length === 0) return unchanged(order);
  const shipments = fulfilment.shipments.map((one): Shipment =>
    arrived.includes(one) ? { ...one, receipt: { kind: 'received', by, atMs } } : one,
  );
  const state: BoughtOrder = { ...order, fulfilment: { ...fulfilment, shipments } };
  return {
    state,
    facts: arrived.map((shipment, place) => receivedFact(state, shipment, by, place === arrived.length - 1)),
    stock: [],
    happened: arrived.map(({ shipmentId }) => ({ what: 'received', details: { shipmentId } })),
  };
}

/** The order is complete with the last of its shipments, and only when none of it waits in the shop. */
function receivedFact(
  order: BoughtOrder,
  { shipmentId }: Shipment,
  by: ReceivedBy,
  isLast: boolean,
): Fact<OrderReceived> {
  const arrived = order.fulfilment.shipments.filter(({ receipt }) => receipt.kind === 'received');
  const complete = isLast && sumOf(arrived.flatMap(({ lines }) => lines)) === sumOf(order.lines);
  return orderReceived.of({ ...inRoomOf(order), shipmentId, by, complete });
}
