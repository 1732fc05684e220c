import { DomainError } from '@shopcast/kernel';

/** A fact about an order that the ledger never saw paid: it cannot be booked, and somebody has to look at it. */
export class SaleUnknown extends DomainError {
  readonly code = 'ledger.sale_unknown';
  readonly kind = 'conflict';
  constructor(orderId: string) {
    super('The ledger knows no sale of this order', { orderId });
  }
}

/** What a fact says went back does not fit what was paid: booking it would make others owe money. */
export class RefundExceedsSale extends DomainError {
  readonly code = 'ledger.refund_exceeds_sale';
  readonly kind = 'conflict';
  constructor({ orderId, totalMinor }: { orderId: string; totalMinor: number }, refundedTotalMinor: number) {
    super('More was refunded than was paid', { orderId, refundedTotalMinor, totalMinor });
  }
}
