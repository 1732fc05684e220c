import { type CommentDeleted, commentDeleted, type RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { type BatchContext, Consumer, Handles } from '@shopcast/event-log';
import { Rooms } from '../room/rooms.js';

/** The room is told by whoever deletes a comment, at once; and from here, should that process have died before. */
@Consumer('stream-session.deleted-comments')
export class HideCommentWhenDeleted {
  constructor(private readonly rooms: Rooms) {}

  @Handles(commentDeleted)
  async deleted({ data, timeMs }: RecordedEvent<CommentDeleted>, _tx: Transaction, batch: BatchContext): Promise<void> {
    const { sessionId, commentId } = data;
    const item = { t: 'deleted', commentId, at: new Date(timeMs).toISOString() } as const;
    batch.afterCommit(() => this.rooms.tell(sessionId, item));
  }
}
