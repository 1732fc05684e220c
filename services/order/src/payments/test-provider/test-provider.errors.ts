import { DomainError } from '@shopcast/kernel';

export class TestPaymentNotFound extends DomainError {
  readonly code = 'test_payment.not_found';
  readonly kind = 'not_found';
  constructor(paymentId: string) {
    super('There is no such payment', { paymentId });
  }
}

/** What became of a payment is final. */
export class TestPaymentAlreadyConfirmed extends DomainError {
  readonly code = 'test_payment.already_confirmed';
  readonly kind = 'conflict';
  constructor(paymentId: string, outcome: string) {
    super(`The payment has already ${outcome}`, { paymentId, outcome });
  }
}
