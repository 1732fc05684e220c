import { DomainError } from '@shopcast/kernel';

/** Also for another account: it is none of the caller's. */
export class AccountNotFound extends DomainError {
  readonly code = 'account.not_found';
  readonly kind = 'not_found';
  constructor(accountId: string) {
    super('There is no such account', { accountId });
  }
}

/** No listing of the account sells anything of this brand, and none ever did. */
export class BrandNotFound extends DomainError {
  readonly code = 'brand.not_found';
  readonly kind = 'not_found';
  constructor(brandId: string) {
    super('The account sells nothing of such a brand', { brandId });
  }
}

export class StatementNotFound extends DomainError {
  readonly code = 'statement.not_found';
  readonly kind = 'not_found';
  constructor(statementId: string) {
    super('There is no such statement', { statementId });
  }
}

export class PeriodInvalid extends DomainError {
  readonly code = 'statement.period_invalid';
  readonly kind = 'invalid';
  constructor() {
    super('A period ends after it starts');
  }
}

/** What is sold until its end would be missing. */
export class PeriodNotOver extends DomainError {
  readonly code = 'statement.period_not_over';
  readonly kind = 'conflict';
  constructor(endsAt: string) {
    super('The period is not over', { periodEnd: endsAt });
  }
}

/** Periods follow one another without gaps and overlaps: the next one starts where the last one ended. */
export class PeriodNotNext extends DomainError {
  readonly code = 'statement.period_not_next';
  readonly kind = 'conflict';
  constructor(nextStart: string) {
    super('The next period starts where the last statement ended', { nextStart });
  }
}

/** Facts of the period are still on their way to the ledger; a statement without them would be early. */
export class LedgerBehind extends DomainError {
  readonly code = 'statement.ledger_behind';
  readonly kind = 'unavailable';
  constructor() {
    super('The ledger is still taking in what was sold in this period; please ask again');
  }
}
