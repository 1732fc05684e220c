import { DomainError } from '@shopcast/kernel';

/** A purchase limit that an order would exceed, and how many units the buyer may still order under it. */
export interface Exceeded {
  readonly limitId: string;
  readonly listingId: string | null;
  readonly skuId: string | null;
  readonly span: string;
  readonly allowed: number;
  readonly requested: number;
  readonly left: number;
}

export class PurchaseLimitExceeded extends DomainError {
  readonly code = 'order.limit_exceeded';
  readonly kind = 'conflict';
  constructor(exceeded: readonly Exceeded[]) {
    super('One buyer may not order so many', { exceeded });
  }
}

export class PurchaseLimitNotFound extends DomainError {
  readonly code = 'order.limit_not_found';
  readonly kind = 'not_found';
  constructor(limitId: string) {
    super('There is no such purchase limit', { limitId });
  }
}

/** A variant is known by its listing and its own id. */
export class LimitPlaceIncomplete extends DomainError {
  readonly code = 'order.limit_place_incomplete';
  readonly kind = 'invalid';
  constructor(skuId: string) {
    super('A limit on a variant names its listing, too', { skuId });
  }
}

export class GiftNotFound extends DomainError {
  readonly code = 'gift.not_found';
  readonly kind = 'not_found';
  constructor() {
    super('No gift is given with first orders');
  }
}
