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
