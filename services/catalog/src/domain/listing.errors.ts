import { DomainError } from '@shopcast/kernel';
import type { KnownSession } from './session.js';

/** Not for sale in this account's shop; a listing of another account is answered the same way. */
export class ListingNotFound extends DomainError {
  readonly code = 'listing.not_found';
  readonly kind = 'not_found';
  constructor(...listingIds: readonly string[]) {
    super('There is no such listing in the shop', { listingIds });
  }
}

export class SkuNotFound extends DomainError {
  readonly code = 'sku.not_found';
  readonly kind = 'not_found';
  constructor(listingId: string, skuId: string) {
    super('The listing has no such variant', { listingId, skuId });
  }
}

/** A session's sales add up in one currency. */
export class ListingInAnotherCurrency extends DomainError {
  readonly code = 'listing.another_currency';
  readonly kind = 'invalid';
  constructor({ sessionId, currency }: KnownSession, listings: readonly { readonly listingId: string }[]) {
    super(`The session sells in ${currency}`, {
      sessionId,
      currency,
      listingIds: listings.map(({ listingId }) => listingId),
    });
  }
}
