import { DomainError } from '@shopcast/kernel';
import type { OrderStatus } from '../order.js';
import type { LineUnits } from './fulfilment.js';

type Variant = Omit<LineUnits, 'quantity'>;

export class OrderNotShippable extends DomainError {
  readonly code = 'order.not_shippable';
  readonly kind = 'conflict';
  constructor(orderId: string, status: OrderStatus) {
    super(`Nothing can be shipped of an order that is ${status}`, { orderId, orderStatus: status });
  }
}

export class NothingLeftToShip extends DomainError {
  readonly code = 'order.nothing_left_to_ship';
  readonly kind = 'conflict';
  constructor(orderId: string) {
    super('Everything is shipped already', { orderId });
  }
}

/** Each brand sends its own goods: name the lines, or the brand, of one parcel. */
export class SeveralBrandsInShipment extends DomainError {
  readonly code = 'order.several_brands_in_shipment';
  readonly kind = 'invalid';
  constructor(orderId: string, brandIds: readonly (string | null)[]) {
    super('A shipment holds the goods of one brand', { orderId, brandIds });
  }
}

/** More than was bought, shipped or kept: `left` says how many there are. */
export class TooManyUnits extends DomainError {
  readonly code = 'order.too_many_units';
  readonly kind = 'invalid';
  constructor({ listingId, skuId, quantity }: LineUnits, left: number) {
    super('There are not so many units of this line left', { listingId, skuId, asked: quantity, left });
  }
}

export class LineUnknown extends DomainError {
  readonly code = 'order.line_unknown';
  readonly kind = 'invalid';
  constructor({ listingId, skuId }: Variant) {
    super('The order has no such line', { listingId, skuId });
  }
}

export class OrderNotReceivable extends DomainError {
  readonly code = 'order.not_receivable';
  readonly kind = 'conflict';
  constructor(orderId: string, status: OrderStatus) {
    super('Nothing of the order is on its way', { orderId, orderStatus: status });
  }
}

export class ShipmentNotFound extends DomainError {
  readonly code = 'shipment.not_found';
  readonly kind = 'not_found';
  constructor(orderId: string, shipmentId: string) {
    super('The order has no such shipment', { orderId, shipmentId });
  }
}

/** What was never shipped is refunded, not returned. */
export class OrderNotReturnable extends DomainError {
  readonly code = 'order.not_returnable';
  readonly kind = 'conflict';
  constructor(orderId: string, status: OrderStatus) {
    super('The buyer has nothing of this order to return', { orderId, orderStatus: status });
  }
}

export class ReturnNotFound extends DomainError {
  readonly code = 'return.not_found';
  readonly kind = 'not_found';
  constructor(orderId: string, returnId: string) {
    super('The order has no such return', { orderId, returnId });
  }
}

/** What was decided about a return is final. */
export class ReturnAlreadyDecided extends DomainError {
  readonly code = 'return.already_decided';
  readonly kind = 'conflict';
  constructor(returnId: string, state: string) {
    super(`The return is already ${state}`, { returnId, returnState: state });
  }
}
