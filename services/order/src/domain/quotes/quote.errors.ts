import { DomainError } from '@shopcast/kernel';

/** Not one of ours, or changed on its way. */
export class QuoteInvalid extends DomainError {
  readonly code = 'order.quote_invalid';
  readonly kind = 'invalid';
  constructor() {
    super('The quote is not one of ours');
  }
}

export class QuoteForeign extends DomainError {
  readonly code = 'order.quote_foreign';
  readonly kind = 'invalid';
  constructor() {
    super('The quote was made for another account, session, viewer or basket');
  }
}

export class QuoteHasExpired extends DomainError {
  readonly code = 'order.quote_expired';
  readonly kind = 'conflict';
  constructor(expiredAtMs: number) {
    super('The quote has expired; ask for a new one', { expiredAt: new Date(expiredAtMs).toISOString() });
  }
}

/** The order was not placed: `quote` says what it would cost now. */
export class QuoteChanged extends DomainError {
  readonly code = 'order.quote_changed';
  readonly kind = 'conflict';
  constructor(quote: object) {
    super('The order cannot be placed on the terms that were quoted; here are the new ones', { quote });
  }
}
