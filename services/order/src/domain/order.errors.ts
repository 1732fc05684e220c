import { DomainError } from '@shopcast/kernel';
import type { OrderStatus } from './order.js';

export class OrderNotFound extends DomainError {
  readonly code = 'order.not_found';
  readonly kind = 'not_found';
  constructor(orderId: string) {
    super('There is no such order', { orderId });
  }
}

/** The key belongs to another request; answering with that one's result would deceive the caller. */
export class IdempotencyKeyReused extends DomainError {
  readonly code = 'order.idempotency_key_reused';
  readonly kind = 'conflict';
  constructor() {
    super('This Idempotency-Key was used for another request; a new request needs a new key');
  }
}

export class OrderNotCancellable extends DomainError {
  readonly code = 'order.not_cancellable';
  readonly kind = 'conflict';
  constructor(orderId: string, status: OrderStatus) {
    super(`An order that is ${status} can no longer be cancelled`, { orderId, orderStatus: status });
  }
}

export class OrderNotRefundable extends DomainError {
  readonly code = 'order.not_refundable';
  readonly kind = 'conflict';
  constructor(orderId: string, status: OrderStatus) {
    super(`There is nothing to refund of an order that is ${status}`, { orderId, orderStatus: status });
  }
}

export class RefundTooLarge extends DomainError {
  readonly code = 'order.refund_too_large';
  readonly kind = 'invalid';
  constructor(orderId: string, askedMinor: number, leftMinor: number) {
    super('No more can be refunded than was paid', { orderId, askedMinor, leftMinor });
  }
}

/** Money of another amount than was agreed: a forged or mixed-up notice, never a payment of this order. */
export class PaymentMismatch extends DomainError {
  readonly code = 'payment.mismatch';
  readonly kind = 'invalid';
  constructor(orderId: string) {
    super('The payment is not the one that this order waits for', { orderId });
  }
}

/** Whether the request took effect is not known; asking again with the same Idempotency-Key finds out. */
export class OrderDeskUnavailable extends DomainError {
  readonly code = 'order.desk_unavailable';
  readonly kind = 'unavailable';
  constructor(cause: unknown) {
    super('Orders cannot be taken at the moment; please try again with the same Idempotency-Key');
    this.cause = cause;
  }
}
