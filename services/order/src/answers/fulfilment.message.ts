import { toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import {
  type Fulfilment,
  fulfilmentStateOf,
  nothingShipped,
  type Shipment,
  type UnitsReturn,
} from '../domain/fulfilment/fulfilment.js';
import { groupsOf } from '../domain/fulfilment/groups.js';
import { type Order, isBought } from '../domain/order.js';

/** `shopcast.fulfilment.v1.Shipment` */
export const toShipmentMessage = ({ receipt, shippedAtMs, ...shipment }: Shipment): object => ({
  shipmentId: shipment.shipmentId,
  lines: shipment.lines,
  carrier: shipment.carrier,
  trackingNumber: shipment.trackingNumber,
  shippedAt: toTimestamp(shippedAtMs),
  receivedAt: toOptionalTimestamp(receipt.kind === 'received' ? receipt.atMs : null),
  receivedBy: receipt.kind === 'received' ? receipt.by : '',
  receiptDueAt: toOptionalTimestamp(receipt.kind === 'awaited' ? receipt.dueMs : null),
});

/** `shopcast.fulfilment.v1.Return` */
export const toReturnMessage = ({ returnId, lines, reason, requestedAtMs, decision }: UnitsReturn): object => ({
  returnId,
  lines,
  reason,
  state: `RETURN_STATE_${decision.state.toUpperCase()}`,
  requestedAt: toTimestamp(requestedAtMs),
  decidedAt: toOptionalTimestamp(decision.state === 'requested' ? null : decision.decidedAtMs),
  restocked: decision.state === 'accepted' && decision.restocked,
  refundMinor: decision.state === 'accepted' ? decision.refundMinor : 0,
  refusal: decision.state === 'refused' ? decision.why : '',
});

/** `shopcast.fulfilment.v1.Fulfilment`; of an order that is not paid, an unshipped one. */
export function toFulfilmentMessage(order: Order): object {
  const fulfilment: Fulfilment = isBought(order) ? order.fulfilment : nothingShipped;
  return {
    orderId: order.orderId,
    state: `FULFILMENT_STATE_${fulfilmentStateOf(fulfilment, order.lines).toUpperCase()}`,
    shipments: fulfilment.shipments.map(toShipmentMessage),
    returns: fulfilment.returns.map(toReturnMessage),
    groups: groupsOf(order).map(({ brandId, lines, totalMinor }) => ({
      brandId: brandId ?? '',
      lines: lines.map(({ listingId, skuId, quantity }) => ({ listingId, skuId, quantity })),
      totalMinor,
      state: `FULFILMENT_STATE_${fulfilmentStateOf(fulfilment, lines).toUpperCase()}`,
    })),
  };
}
