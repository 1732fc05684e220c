import { DomainError } from '@shopcast/kernel';

export class ProductNotFound extends DomainError {
  readonly code = 'product.not_found';
  readonly kind = 'not_found';
  constructor(productId: string) {
    super('There is no such product', { productId });
  }
}

/** An order has one total, so what can be bought together is priced in one currency. */
export class ProductInTwoCurrencies extends DomainError {
  readonly code = 'product.two_currencies';
  readonly kind = 'invalid';
  constructor(currencies: readonly string[]) {
    super('All variants of a product are priced in one currency', { currencies });
  }
}
