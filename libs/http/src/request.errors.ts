import { DomainError } from '@shopcast/kernel';

export interface FieldProblem {
  /** Path of the field, e.g. `lines.0.quantity`. */
  readonly field: string;
  readonly problem: string;
}

export class RequestInvalid extends DomainError {
  readonly code = 'request.invalid';
  readonly kind = 'malformed';
  constructor(errors: readonly FieldProblem[]) {
    super('The request does not fit what this address takes', { errors });
  }
}

export class IdempotencyKeyMissing extends DomainError {
  readonly code = 'request.idempotency_key_missing';
  readonly kind = 'malformed';
  constructor() {
    super('Send an Idempotency-Key header of 1 to 128 visible characters; repeat the same one when you retry');
  }
}
