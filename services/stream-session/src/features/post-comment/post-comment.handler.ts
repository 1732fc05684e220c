import { Injectable } from '@nestjs/common';
import type { FrameOf } from '@shopcast/contracts';
import { FactLog } from '@shopcast/event-log';
import { CommentHeld } from '../../domain/moderation/moderation.errors.js';
import { postComment } from '../../domain/interaction.js';
import { LotteryEntries } from '../../lottery/lottery-entries.js';
import { CommentRules } from '../../moderation/comment-rules.js';
import { commentItem } from '../../room/comment-item.js';
import type { FrameHandler, Place } from '../../room/frame-handler.js';

@Injectable()
export class PostCommentHandler implements FrameHandler<'comment'> {
  readonly type = 'comment';

  constructor(
    private readonly factLog: FactLog,
    private readonly rules: CommentRules,
    private readonly lotteries: LotteryEntries,
  ) {}

  /**
   * The room sees a comment only when the log has it: nobody reads what may be lost. It is acknowledged when the room is
   * sure to see it. What the account's word list hides is hidden from the log, too; what it holds back is in neither.
   * @throws CommentRefused NotFollowing ViewerMuted CommentTooSoon CommentHeld
   */
  async handle({ id, text: written }: FrameOf<'comment'>, place: Place): Promise<number> {
    const { room, visitor } = place;
    const atMs = room.now();
    const { shown, isHeld } = await this.rules.read(visitor, written.trim());
    if (room.show.followersOnly) await this.rules.refuseOthers(visitor);
    const comment = postComment(visitor, id, shown, atMs);
    const said = { ...visitor, commentId: comment.id, text: shown };
    await this.rules.takeTurn(said, room.show.slowModeSeconds);
    if (isHeld) {
      await this.rules.hold(said, atMs);
      throw new CommentHeld(comment.id);
    }
    this.rules.refuseMuted(visitor);
    await this.factLog.append([comment]);
    await room.tell(commentItem(said, atMs));
    // Should this process die before, the comment was not acknowledged, is sent again, and comes here again.
    await this.lotteries.heard(place, shown, atMs);
    return atMs;
  }
}
