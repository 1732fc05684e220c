import { DomainError } from '@shopcast/kernel';

/** Nothing of the request has happened. */
export class TooManyWaiting extends DomainError {
  readonly code = 'order.too_many_waiting';
  readonly kind = 'unavailable';
  constructor() {
    super('More requests are waiting than can be served; please try again in a moment');
  }
}
