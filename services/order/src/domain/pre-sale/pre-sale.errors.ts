import { DomainError } from '@shopcast/kernel';
import type { OrderStatus } from '../order.js';

export class PreSaleApart extends DomainError {
  readonly code = 'order.pre_sale_apart';
  readonly kind = 'invalid';
  constructor() {
    super('Goods in pre-sale are ordered apart from all that is not paid at the same times');
  }
}

export class PreSaleWindowInvalid extends DomainError {
  readonly code = 'pre_sale.window_invalid';
  readonly kind = 'invalid';
  constructor() {
    super('The balance is due in a window that lies ahead and ends after it begins');
  }
}

export class NoPreSale extends DomainError {
  readonly code = 'pre_sale.not_found';
  readonly kind = 'not_found';
  constructor(listingId: string) {
    super('The listing is not in pre-sale', { listingId });
  }
}

/** Not yet, or there is none. */
export class BalanceNotDue extends DomainError {
  readonly code = 'order.balance_not_due';
  readonly kind = 'conflict';
  constructor(orderId: string, status: OrderStatus, balanceFromMs: number | undefined) {
    const from = balanceFromMs === undefined ? {} : { balanceFrom: new Date(balanceFromMs).toISOString() };
    super('No balance is due for this order', { orderId, orderStatus: status, ...from });
  }
}
