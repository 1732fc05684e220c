import { DomainError } from '@shopcast/kernel';

export class PollNotFound extends DomainError {
  readonly code = 'poll.not_found';
  readonly kind = 'not_found';
  constructor(pollId: string) {
    super('There is no such poll in this session', { pollId });
  }
}

/** Viewers are asked one thing at a time. */
export class PollOpenAlready extends DomainError {
  readonly code = 'poll.open_already';
  readonly kind = 'conflict';
  constructor(sessionId: string) {
    super('Another poll is open in this session; close it first', { sessionId });
  }
}

export class OptionsAlike extends DomainError {
  readonly code = 'poll.options_alike';
  readonly kind = 'invalid';
  constructor() {
    super('Two options of a poll must not read the same');
  }
}

export class PollOver extends DomainError {
  readonly code = 'poll.over';
  readonly kind = 'gone';
  constructor(pollId: string) {
    super('This poll takes no votes any more', { pollId });
  }
}

export class NoSuchOption extends DomainError {
  readonly code = 'poll.no_such_option';
  readonly kind = 'invalid';
  constructor(option: number) {
    super('The poll has no such option', { option });
  }
}

/** A vote is for good: what was sent late, or again, must not turn it round. */
export class VotedOtherwise extends DomainError {
  readonly code = 'poll.voted_otherwise';
  readonly kind = 'conflict';
  constructor(option: number) {
    super('You have chosen another option already', { option });
  }
}
