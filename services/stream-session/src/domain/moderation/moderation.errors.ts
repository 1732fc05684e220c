import { DomainError } from '@shopcast/kernel';

/** Which word it was is not told: who looks for a way around it would be shown one. */
export class CommentRefused extends DomainError {
  readonly code = 'comment.word_refused';
  readonly kind = 'invalid';
  constructor() {
    super('The comment contains words that are not wanted here');
  }
}

export class WordUnreadable extends DomainError {
  readonly code = 'word_list.word_unreadable';
  readonly kind = 'invalid';
  constructor(word: string) {
    super('A word must have letters or digits', { word });
  }
}

export class WordTwice extends DomainError {
  readonly code = 'word_list.word_twice';
  readonly kind = 'invalid';
  constructor(word: string) {
    super('Two words that are read alike cannot both be in the list', { word });
  }
}

/** Why is for the record; the viewer is told until when. */
export class ViewerMuted extends DomainError {
  readonly code = 'room.muted';
  readonly kind = 'forbidden';
  constructor(untilMs: number | null) {
    super('You may not write here', { until: untilMs === null ? null : new Date(untilMs).toISOString() });
  }
}

export class ViewerBanned extends DomainError {
  readonly code = 'room.banned';
  readonly kind = 'forbidden';
  constructor(untilMs: number | null) {
    super('You may not be in this room', { until: untilMs === null ? null : new Date(untilMs).toISOString() });
  }
}

export class RestrictionNotFound extends DomainError {
  readonly code = 'restriction.not_found';
  readonly kind = 'not_found';
  constructor(restrictionId: string) {
    super('There is no such restriction', { restrictionId });
  }
}

export class RestrictionEndsBeforeItBegins extends DomainError {
  readonly code = 'restriction.ends_before_it_begins';
  readonly kind = 'invalid';
  constructor() {
    super('A restriction must end in the future, or when it is lifted');
  }
}

export class CommentNotFound extends DomainError {
  readonly code = 'comment.not_found';
  readonly kind = 'not_found';
  constructor(commentId: string) {
    super('There is no such comment', { commentId });
  }
}

export class CommentTooSoon extends DomainError {
  readonly code = 'comment.too_soon';
  readonly kind = 'too_many';
  constructor(seconds: number) {
    super('Slow mode: wait a little between two comments', { seconds });
  }
}

/** It has been written down, and is said in the room when a moderator approves of it. */
export class CommentHeld extends DomainError {
  readonly code = 'comment.held';
  readonly kind = 'conflict';
  constructor(commentId: string) {
    super('A moderator looks at this comment first', { commentId });
  }
}

export class HeldCommentNotFound extends DomainError {
  readonly code = 'held_comment.not_found';
  readonly kind = 'not_found';
  constructor(commentId: string) {
    super('No such comment waits in this session', { commentId });
  }
}

export class HeldCommentDecided extends DomainError {
  readonly code = 'held_comment.decided';
  readonly kind = 'conflict';
  constructor(state: string) {
    super('Somebody has decided otherwise already', { state });
  }
}

/** The same for what a host writes into the room. */
export class TextRefused extends DomainError {
  readonly code = 'room.word_refused';
  readonly kind = 'invalid';
  constructor() {
    super('The text contains words that are not wanted in this account’s rooms');
  }
}

export class NotFollowing extends DomainError {
  readonly code = 'comment.followers_only';
  readonly kind = 'forbidden';
  constructor() {
    super('Only followers may comment here; follow first');
  }
}
