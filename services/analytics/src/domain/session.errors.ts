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

export class SessionNotStarted extends DomainError {
  readonly code = 'session.not_started';
  readonly kind = 'conflict';
  constructor(sessionId: string) {
    super('The session has not started yet: it has no seconds', { sessionId });
  }
}

/** A number of a second that is not over could still change. */
export class SecondNotReached extends DomainError {
  readonly code = 'session.second_not_reached';
  readonly kind = 'conflict';
  constructor(sessionId: string, second: number) {
    super('The numbers do not reach that second yet', { sessionId, second });
  }
}

/** Watching again begins when the session is over. */
export class ReplayNotReady extends DomainError {
  readonly code = 'replay.not_ready';
  readonly kind = 'conflict';
  constructor(sessionId: string) {
    super('The session is not over yet: there is nothing to watch again', { sessionId });
  }
}

export class TokenForAnotherSession extends DomainError {
  readonly code = 'session.token_for_another';
  readonly kind = 'forbidden';
  constructor(sessionId: string) {
    super('The viewer token was made for another session', { sessionId });
  }
}

export class VersionNotPublished extends DomainError {
  readonly code = 'version.not_published';
  readonly kind = 'not_found';
  constructor(sessionId: string, version: number, revision?: number) {
    super('There is no such version of the session, or not yet', { sessionId, version, revision });
  }
}
