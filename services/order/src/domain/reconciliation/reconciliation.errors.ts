import { DomainError } from '@shopcast/kernel';

export class ReconciliationNotFound extends DomainError {
  readonly code = 'reconciliation.not_found';
  readonly kind = 'not_found';
  constructor(reconciliationId: string) {
    super('There is no such reconciliation', { reconciliationId });
  }
}

/** A list that still grows would make differences of what is only on its way. */
export class PeriodNotComparable extends DomainError {
  readonly code = 'reconciliation.period';
  readonly kind = 'invalid';
  constructor(longestDays: number, completeUntil: string) {
    super(
      'The period must begin before it ends, not be too long, and be one of which the provider’s list is complete',
      {
        longestDays,
        completeUntil,
      },
    );
  }
}
