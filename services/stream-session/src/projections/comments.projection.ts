import { type CommentPosted, commentPosted, type RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, HandlesBatch } from '@shopcast/event-log';
import { CommentRepository } from '../persistence/comment.repository.js';

/** Who has written which comment, for those who keep order. */
@Consumer('stream-session.comments')
export class CommentsProjection {
  constructor(private readonly comments: CommentRepository) {}

  @HandlesBatch(commentPosted)
  posted(events: readonly RecordedEvent<CommentPosted>[], tx: Transaction): Promise<void> {
    return this.comments.record(events, tx);
  }
}
