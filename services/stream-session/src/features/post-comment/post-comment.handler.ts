import { Injectable } from '@nestjs/common';
import type { FrameOf } from '@shopcast/contracts';
import { FactLog } from '@shopcast/event-log';
import { postComment, pseudonymOf } from '../../domain/interaction.js';
import { Restrictions } from '../../moderation/restrictions.js';
import { WordFilters } from '../../moderation/word-filters.js';
import type { FrameHandler, Place } from '../../room/frame-handler.js';

@Injectable()
export class PostCommentHandler implements FrameHandler<'comment'> {
  readonly type = 'comment';

  constructor(
    private readonly factLog: FactLog,
    private readonly wordFilters: WordFilters,
    private readonly restrictions: Restrictions,
  ) {}

  /**
   * The room sees a comment only when the log has it: nobody reads what may be lost. It is acknowledged when the room is
   * sure to see it. What the account's word list hides is hidden from the log, too.
   * @throws CommentRefused ViewerMuted
   */
  async handle({ id, text: written }: FrameOf<'comment'>, { room, visitor }: Place): Promise<number> {
    const atMs = room.now();
    const text = (await this.wordFilters.of(visitor.accountId)).read(written.trim());
    this.restrictions.now(visitor.accountId).refuseMuted(visitor, Date.now());
    const comment = postComment(visitor, id, text, atMs);
    await this.factLog.append([comment]);
    await room.tell({
      t: 'comment',
      commentId: comment.id,
      author: pseudonymOf(visitor),
      text,
      at: new Date(atMs).toISOString(),
    });
    return atMs;
  }
}
