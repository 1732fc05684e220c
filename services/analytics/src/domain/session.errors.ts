import { DomainError } from '@shopcast/kernel';

/** Also the answer for another account's session: nobody learns that it exists. */
export class SessionNotFound extends DomainError {
  readonly code = 'session.not_found';
  readonly kind = 'not_found';
  constructor(sessionId: string) {
    super('There is no such session', { sessionId });
  }
}
