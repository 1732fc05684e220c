import type { OrderDossier } from '../evidence/dossiers.js';
import type { FulfilmentFound, LineUnits } from '../evidence/papers.js';
import type { Rule } from '../judgement/rule.js';
import { same } from '../judgement/same.js';

const nothing: FulfilmentFound = { shipments: [], returns: [] };

/** Each told once, and only what is so. */
export const unitsTold: Rule<OrderDossier> = {
  id: 'fact.fulfilment',
  promise: 'Every shipment, receipt and return of an order is told once, and no more was shipped than was ordered.',
  *judge({ orderId, order, facts }) {
    if (!order) return;
    const where = { orderId };
    const { shipments, returns } = order.fulfilment ?? nothing;
    const told = (type: string, field: string): unknown[] =>
      facts
        .filter((fact) => fact.type === type)
        .map(({ data }) => data[field])
        .sort();
    const expected = {
      shipped: shipments.map(({ shipmentId }) => shipmentId).sort(),
      received: shipments
        .filter(({ receipt }) => receipt.kind === 'received')
        .map(({ shipmentId }) => shipmentId)
        .sort(),
      returned: returns
        .filter(({ decision }) => decision.state === 'accepted')
        .map(({ returnId }) => returnId)
        .sort(),
    };
    const found = {
      shipped: told('order.shipped.v1', 'shipmentId'),
      received: told('order.received.v1', 'shipmentId'),
      returned: told('order.returned.v1', 'returnId'),
    };
    if (!same(expected, found))
      yield { what: 'the order and its facts tell different things of its units', where, expected, found };
    for (const line of order.lines) {
      const shipped = unitsIn(shipments, line);
      if (shipped > line.quantity)
        yield {
          what: 'more was shipped than ordered',
          where: { ...where, skuId: line.skuId },
          expected: line.quantity,
          found: shipped,
        };
    }
  },
};

const unitsIn = (parts: readonly { readonly lines: readonly LineUnits[] }[], { listingId, skuId }: LineUnits): number =>
  parts
    .flatMap(({ lines }) => lines)
    .filter((line) => line.listingId === listingId && line.skuId === skuId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
