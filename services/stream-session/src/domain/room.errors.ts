import { DomainError } from '@shopcast/kernel';
import type { SessionState } from './session.js';

export class SessionNotLive extends DomainError {
  readonly code = 'session.not_live';
  readonly kind = 'conflict';
  constructor(state: SessionState) {
    super('The session is not live', { state });
  }
}

/** The client must make a new stay id and enter with that. */
export class StayEnded extends DomainError {
  readonly code = 'room.stay_ended';
  readonly kind = 'gone';
  constructor() {
    super('This stay is over; enter with a new stay id');
  }
}

export class NotEntered extends DomainError {
  readonly code = 'room.not_entered';
  readonly kind = 'conflict';
  constructor() {
    super('Enter the room first');
  }
}

export class FrameInvalid extends DomainError {
  readonly code = 'room.frame_invalid';
  readonly kind = 'malformed';
  constructor(problems: readonly string[]) {
    super('The frame does not fit its type', { problems });
  }
}
