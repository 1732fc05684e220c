import { orderShipped } from '@shopcast/contracts';
import { type Order, type OrderDecision, type Terms, inRoomOf, isBought, unchanged } from '../order.js';
import { IdempotencyKeyReused } from '../order.errors.js';
import { NothingLeftToShip, OrderNotShippable, SeveralBrandsInShipment } from './fulfilment.errors.js';
import { type LineUnits, type Shipment, shippedUnits, sumOf, unitsOf } from './fulfilment.js';
import { brandOf } from './groups.js';
import { linesAskedFor } from './lines-asked-for.js';

/** `brandId` null: whichever it is. `lines` null: all that is left of it. `dueMs`: when it counts as received without a word from the buyer. */
export type NewShipment = Omit<Shipment, 'lines' | 'receipt'> & {
  readonly brandId: string | null;
  readonly lines: readonly LineUnits[] | null;
  readonly dueMs: number;
};

/**
 * Sends units on their way; several shipments per order are usual, and each is of one brand, which sends it. Asking again
 * for the same shipment changes nothing.
 * @throws OrderNotShippable, NothingLeftToShip, SeveralBrandsInShipment, IdempotencyKeyReused, and what linesAskedFor throws
 */
export function shipOrder(order: Order, asked: NewShipment): OrderDecision {
  const earlier =
    isBought(order) && order.fulfilment.shipments.find(({ shipmentId }) => shipmentId === asked.shipmentId);
  if (earlier && earlier.digest !== asked.digest) throw new IdempotencyKeyReused();
  if (earlier) return unchanged(order);
  if (order.status !== 'paid' && order.status !== 'partly_refunded')
    throw new OrderNotShippable(order.orderId, order.status);

  const { fulfilment } = order;
  const { brandId, dueMs, ...sent } = asked;
  const ofBrand = order.lines.filter((line) => brandId === null || brandOf(line) === brandId);
  const lines = linesAskedFor(ofBrand, asked.lines, (line) => line.quantity - shippedUnits(fulfilment, line));
  if (lines.length === 0) throw new NothingLeftToShip(order.orderId);
  const sender = senderOf(order, lines);
  const shipment: Shipment = { ...sent, lines, receipt: { kind: 'awaited', dueMs } };
  const shipments = [...fulfilment.shipments, shipment];
  const complete = sumOf(shipments.flatMap((one) => one.lines)) === sumOf(order.lines);
  const { shipmentId, carrier, trackingNumber } = shipment;
  return {
    state: { ...order, fulfilment: { ...fulfilment, shipments } },
    facts: [
      orderShipped.of({
        ...inRoomOf(order),
        ...sender,
        shipmentId,
        carrier,
        trackingNumber,
        lines: [...lines],
        complete,
      }),
    ],
    stock: [],
    happened: [{ what: 'shipped', details: { shipmentId, carrier, trackingNumber, units: sumOf(lines), complete } }],
  };
}

/** Whose parcel it is; nothing where that is not known. @throws SeveralBrandsInShipment */
function senderOf(order: Terms, lines: readonly LineUnits[]): { readonly brandId?: string } {
  const sent = order.lines.filter((line) => unitsOf(lines, line) > 0);
  const [brandId, ...others] = new Set(sent.map(brandOf));
  if (others.length > 0) throw new SeveralBrandsInShipment(order.orderId, [brandId ?? null, ...others]);
  return brandId ? { brandId } : {};
}
