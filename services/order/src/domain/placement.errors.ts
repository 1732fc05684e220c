import { DomainError } from '@shopcast/kernel';
import type { SessionState } from './session.js';

export class SessionNotFound extends DomainError {
  readonly code = 'session.not_found';
  readonly kind = 'not_found';
  constructor(sessionId: string) {
    super('There is no such session', { sessionId });
  }
}

/** Viewers can buy only while the room is open. */
export class SessionNotLive extends DomainError {
  readonly code = 'session.not_live';
  readonly kind = 'conflict';
  constructor(sessionId: string, state: SessionState) {
    super(`The session is not live but ${state}`, { sessionId, state });
  }
}

export class TokenForAnotherSession extends DomainError {
  readonly code = 'session.token_for_another';
  readonly kind = 'forbidden';
  constructor(sessionId: string) {
    super('The viewer token was made for another session', { sessionId });
  }
}

export class NotForSale extends DomainError {
  readonly code = 'order.not_for_sale';
  readonly kind = 'not_found';
  constructor(listingId: string, skuId: string) {
    super('There is no such listing or variant', { listingId, skuId });
  }
}

/** An order has one total, and a session's sales add up in one currency. */
export class AnotherCurrency extends DomainError {
  readonly code = 'order.another_currency';
  readonly kind = 'invalid';
  constructor(currency: string, listingId: string, listed: string) {
    super(`The session sells in ${currency}`, { currency, listingId, listedCurrency: listed });
  }
}

export class TotalTooLarge extends DomainError {
  readonly code = 'order.total_too_large';
  readonly kind = 'invalid';
  constructor() {
    super('The total is too large to be counted exactly', { maximumMinor: Number.MAX_SAFE_INTEGER });
  }
}

export interface Shortage {
  readonly listingId: string;
  readonly skuId: string;
  readonly requested: number;
  readonly left: number;
}

/** All lines or none: `short` names every line that could not be had, and what is left of it. */
export class SoldOut extends DomainError {
  readonly code = 'order.sold_out';
  readonly kind = 'conflict';
  constructor(readonly short: readonly Shortage[]) {
    super('Not enough units are left', { short });
  }
}

/** Two lines of the same variant would be two answers to "how many?". */
export class DuplicateLine extends DomainError {
  readonly code = 'order.duplicate_line';
  readonly kind = 'invalid';
  constructor(listingId: string, skuId: string) {
    super('Ask for each variant in one line', { listingId, skuId });
  }
}

export class ListingNotFound extends DomainError {
  readonly code = 'listing.not_found';
  readonly kind = 'not_found';
  constructor(listingId: string) {
    super('There is no such listing', { listingId });
  }
}
