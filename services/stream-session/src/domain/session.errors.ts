import { DomainError } from '@shopcast/kernel';
import type { SessionState } from './session.js';

export class SessionNotFound extends DomainError {
  readonly code = 'session.not_found';
  readonly kind = 'not_found';
  constructor(sessionId: string) {
    super('There is no such session', { sessionId });
  }
}

export class SessionNotStarted extends DomainError {
  readonly code = 'session.not_started';
  readonly kind = 'conflict';
  constructor(sessionId: string, state: SessionState) {
    super('The session has not started yet', { sessionId, state });
  }
}

export class SessionAlreadyStarted extends DomainError {
  readonly code = 'session.already_started';
  readonly kind = 'conflict';
  constructor(sessionId: string, state: SessionState) {
    super('The plan of a session can no longer be changed once it has started', { sessionId, state });
  }
}

export class SessionAlreadyEnded extends DomainError {
  readonly code = 'session.already_ended';
  readonly kind = 'conflict';
  constructor(sessionId: string) {
    super('The session is over and cannot go on', { sessionId, state: 'ended' });
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

export class SessionPlanInvalid extends DomainError {
  readonly code = 'session.plan_invalid';
  readonly kind = 'invalid';
  constructor(problem: string) {
    super(problem);
  }
}
