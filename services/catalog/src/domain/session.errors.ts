import { DomainError } from '@shopcast/kernel';
import type { SessionState } from './session.js';

export class SessionNotFound extends DomainError {
  readonly code = 'session.not_found';
  readonly kind = 'not_found';
  constructor(sessionId: string) {
    super('There is no such session', { sessionId });
  }
}

/** Viewers can act in a shop only while its room is open. */
export class SessionNotLive extends DomainError {
  readonly code = 'session.not_live';
  readonly kind = 'conflict';
  constructor(sessionId: string, state: SessionState) {
    super(`The session is not live but ${state}`, { sessionId, state });
  }
}

export class SessionHasEnded extends DomainError {
  readonly code = 'session.ended';
  readonly kind = 'conflict';
  constructor(sessionId: string) {
    super('The session has ended; its shelf and prices can no longer change', { sessionId });
  }
}

export class TokenForAnotherSession extends DomainError {
  readonly code = 'session.token_for_another';
  readonly kind = 'forbidden';
  constructor(sessionId: string) {
    super('The viewer token was made for another session', { sessionId });
  }
}
