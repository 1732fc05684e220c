import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { type CommentPosted, commentPosted, type RecordedEvent, topics } from '@shopcast/contracts';
import { Database } from '@shopcast/database';
import { EventLog } from '@shopcast/event-log';
import { CommentNotFound } from '../domain/moderation/moderation.errors.js';
import type { WrittenComment } from '../domain/moderation/written-comment.js';
import { CommentRepository } from '../persistence/comment.repository.js';
import { LogCatchUp } from '../room/log-catch-up.js';

/** Who has written a comment that somebody sees in a room, also when that was only a moment ago. */
@Injectable()
export class WrittenComments {
  private readonly catchUp: LogCatchUp<RecordedEvent<CommentPosted>>;

  constructor(
    log: EventLog,
    database: Database,
    private readonly comments: CommentRepository,
  ) {
    this.catchUp = new LogCatchUp(log, database, {
      consumer: 'stream-session.comments',
      topic: topics.interaction,
      types: [commentPosted.type],
      record: (posted, tx) => comments.record(posted, tx),
    });
  }

  /** @throws CommentNotFound also when it is another account's */
  async find(caller: Principal, commentId: string): Promise<WrittenComment> {
    const known = await this.comments.find(scopeOf(caller), commentId);
    if (known) return known;
    await this.catchUp.now();
    const written = await this.comments.find(scopeOf(caller), commentId);
    if (!written) throw new CommentNotFound(commentId);
    return written;
  }
}
