import {
  type CommentDeleted,
  commentDeleted,
  type CommentPosted,
  commentPosted,
  type RecordedEvent,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, Handles, HandlesBatch } from '@shopcast/event-log';
import { CommentRepository } from '../persistence/comment.repository.js';

/** What was said in rooms, for those who watch again. What is deleted is forgotten, whichever of the two comes first. */
@Consumer('analytics.room-comments', { knowsRepeats: true })
export class RoomCommentsProjection {
  constructor(private readonly comments: CommentRepository) {}

  @HandlesBatch(commentPosted)
  async posted(events: readonly RecordedEvent<CommentPosted>[], tx: Transaction): Promise<void> {
    await this.comments.add(tx, events);
  }

  @Handles(commentDeleted)
  async deleted({ data }: RecordedEvent<CommentDeleted>, tx: Transaction): Promise<void> {
    await this.comments.forget(tx, data);
  }
}
