import { paidStages } from '../judgement/life.js';
import type { LineUnits, OrderFound } from './papers.js';

/** What an order has of one allocation. */
export interface OrderUnits {
  readonly allocationId: string;
  readonly ordered: number;
  /** Sold and not back in stock. */
  readonly sold: number;
}

/** Units of all lines and gifts, allocation by allocation. */
export function unitsOf(order: OrderFound): readonly OrderUnits[] {
  const units = [
    ...order.lines.map((line) => ({
      allocationId: line.allocationId,
      ordered: line.quantity,
      sold: soldOf(order, line.quantity, shippedOf(order, line), restockedOf(order, line)),
    })),
    ...order.gifts.map(({ allocationId, quantity }) => ({
      allocationId,
      ordered: quantity,
      sold: soldOf(order, quantity, hasLeft(order) ? quantity : 0, 0),
    })),
  ];
  return [...Map.groupBy(units, ({ allocationId }) => allocationId)].map(([allocationId, parts]) => ({
    allocationId,
    ordered: parts.reduce((sum, { ordered }) => sum + ordered, 0),
    sold: parts.reduce((sum, { sold }) => sum + sold, 0),
  }));
}

/** When all the money is back, so are the units that had not left the shop. */
function soldOf({ status }: OrderFound, ordered: number, shipped: number, restocked: number): number {
  if (!paidStages.includes(status)) return 0;
  return (status === 'refunded' ? shipped : ordered) - restocked;
}

/** Gifts travel with the first shipment. */
const hasLeft = ({ fulfilment }: OrderFound): boolean => (fulfilment?.shipments ?? []).length > 0;

const shippedOf = ({ fulfilment }: OrderFound, line: LineUnits): number => sumOf(fulfilment?.shipments ?? [], line);

const restockedOf = ({ fulfilment }: OrderFound, line: LineUnits): number =>
  sumOf(
    (fulfilment?.returns ?? []).filter(({ decision }) => decision.state === 'accepted' && decision.restocked),
    line,
  );

const sumOf = (parts: readonly { readonly lines: readonly LineUnits[] }[], { listingId, skuId }: LineUnits): number =>
  parts
    .flatMap(({ lines }) => lines)
    .filter((line) => line.listingId === listingId && line.skuId === skuId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
