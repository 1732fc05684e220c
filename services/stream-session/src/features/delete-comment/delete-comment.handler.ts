import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { CommentNotFound } from '../../domain/moderation/moderation.errors.js';
import { deleteComment } from '../../domain/moderation/written-comment.js';
import { clockOf } from '../../domain/session.js';
import { WrittenComments } from '../../moderation/written-comments.js';
import { CommentRepository } from '../../persistence/comment.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { Rooms } from '../../room/rooms.js';

export interface DeleteComment {
  readonly sessionId: string;
  readonly commentId: string;
  readonly reason: string | null;
}

@Injectable()
export class DeleteCommentHandler {
  constructor(
    private readonly written: WrittenComments,
    private readonly sessions: SessionRepository,
    private readonly comments: CommentRepository,
    private readonly rooms: Rooms,
  ) {}

  /** @throws SessionNotFound CommentNotFound */
  async handle(caller: Principal, { sessionId, commentId, reason }: DeleteComment): Promise<void> {
    const session = await this.sessions.find(scopeOf(caller), sessionId);
    const comment = await this.written.find(caller, commentId);
    if (comment.sessionId !== sessionId) throw new CommentNotFound(commentId);

    const keyId = caller.kind === 'staff' ? caller.keyId : null;
    const nowMs = Date.now();
    const atMs = clockOf(session).at(nowMs);
    await this.comments.delete(scopeOf(caller), commentId, { keyId, reason, atMs: nowMs }, (before) =>
      deleteComment(before, { keyId, reason, atMs }),
    );
    this.rooms.tell(sessionId, { t: 'deleted', commentId, at: new Date(atMs).toISOString() });
  }
}
