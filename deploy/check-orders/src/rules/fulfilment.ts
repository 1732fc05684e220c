import { orderReceived, orderReturned, orderShipped } from '@shopcast/contracts';
import type { OrderDossier } from '../evidence/dossiers.js';
import type { FulfilmentFound, LineUnits } from '../evidence/papers.js';
import { paidStages } from '../judgement/life.js';
import type { Rule } from '../judgement/rule.js';
import { same } from '../judgement/same.js';

const nothing: FulfilmentFound = { shipments: [], returns: [] };

/** Each told once, and only what is so. */
export const unitsTold: Rule<OrderDossier> = {
  id: 'fact.fulfilment',
  promise: 'Every shipment, receipt and return of an order is told once.',
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
      shipped: told(orderShipped.type, 'shipmentId'),
      received: told(orderReceived.type, 'shipmentId'),
      returned: told(orderReturned.type, 'returnId'),
    };
    if (!same(expected, found))
      yield { what: 'the order and its facts tell different things of its units', where, expected, found };
  },
};

export const unitsPaidFor: Rule<OrderDossier> = {
  id: 'units.paid-for',
  promise: 'No more units are shipped than were paid for, and no more come back than were shipped.',
  *judge({ orderId, order }) {
    if (!order) return;
    const { shipments, returns } = order.fulfilment ?? nothing;
    const accepted = returns.filter(({ decision }) => decision.state === 'accepted');
    for (const line of order.lines) {
      const where = { orderId, skuId: line.skuId };
      const paidFor = paidStages.includes(order.status) ? line.quantity : 0;
      const [shipped, returned] = [unitsIn(shipments, line), unitsIn(accepted, line)];
      if (shipped > paidFor)
        yield { what: 'more was shipped than was paid for', where, expected: paidFor, found: shipped };
      if (returned > shipped)
        yield { what: 'more came back than was shipped', where, expected: shipped, found: returned };
    }
  },
};

const unitsIn = (parts: readonly { readonly lines: readonly LineUnits[] }[], { listingId, skuId }: LineUnits): number =>
  parts
    .flatMap(({ lines }) => lines)
    .filter((line) => line.listingId === listingId && line.skuId === skuId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
