import { DomainError } from '@shopcast/kernel';

export class WaitingListClosed extends DomainError {
  readonly code = 'waiting_list.closed';
  readonly kind = 'conflict';
  constructor(listingId: string) {
    super('The shop keeps no waiting list for this product', { listingId });
  }
}

/** There is nothing to wait for. */
export class NotSoldOut extends DomainError {
  readonly code = 'waiting_list.not_sold_out';
  readonly kind = 'conflict';
  constructor(listingId: string, skuId: string, left: number) {
    super('The units are there; they can be bought at once', { listingId, skuId, left });
  }
}

/** One place each: whoever wants another quantity leaves first. */
export class AlreadyWaiting extends DomainError {
  readonly code = 'waiting_list.already_joined';
  readonly kind = 'conflict';
  constructor(entryId: string, quantity: number) {
    super('The viewer has a place in the waiting list for another quantity', { entryId, quantity });
  }
}

export class WaitingEntryNotFound extends DomainError {
  readonly code = 'waiting_list.entry_not_found';
  readonly kind = 'not_found';
  constructor(entryId: string) {
    super('There is no such place in the waiting list', { entryId });
  }
}

/** The offer became an order; that is what can be cancelled now. */
export class OfferAlreadyAccepted extends DomainError {
  readonly code = 'waiting_list.already_accepted';
  readonly kind = 'conflict';
  constructor(entryId: string, orderId: string) {
    super('The offer was accepted by placing an order', { entryId, orderId });
  }
}
