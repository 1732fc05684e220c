import { DomainError } from '@shopcast/kernel';
import type { RefundState } from './refund-progress.js';

export class RefundNotFound extends DomainError {
  readonly code = 'refund.not_found';
  readonly kind = 'not_found';
  constructor(refundId: string) {
    super('There is no such refund', { refundId });
  }
}

/** What is under way or done must not be made a second time. */
export class RefundNotFailed extends DomainError {
  readonly code = 'refund.not_failed';
  readonly kind = 'conflict';
  constructor(refundId: string, state: RefundState) {
    super(`A refund that is ${state} cannot be tried again`, { refundId, refundState: state });
  }
}
