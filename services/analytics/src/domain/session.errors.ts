import { DomainError } from '@shopcast/kernel';

/** Also the answer for another account's session: nobody learns that it exists. */
export class SessionNotFound extends DomainError {
  readonly code = 'session.not_found';
  readonly kind = 'not_found';
  constructor(sessionId: string) {
    super('There is no such session', { sessionId });
  }
}

/** Also the answer for another account: nobody learns that it exists. */
export class AccountNotFound extends DomainError {
  readonly code = 'account.not_found';
  readonly kind = 'not_found';
  constructor(accountId: string) {
    super('There is no such account', { accountId });
  }
}

export class DaysOutOfRange extends DomainError {
  readonly code = 'days.out_of_range';
  readonly kind = 'invalid';
  constructor(most: number) {
    super(`The last day must not be before the first one, and not more than ${most} days may be asked for`, { most });
  }
}
