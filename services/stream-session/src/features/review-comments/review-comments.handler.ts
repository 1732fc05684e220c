import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { type Page, toPage } from '@shopcast/http';
import { timeAndUuid } from '../../api/sort-key.js';
import { decideHeld, type HeldComment, type HeldState } from '../../domain/moderation/held-comment.js';
import { ApprovedComments } from '../../moderation/approved-comments.js';
import { HeldCommentRepository } from '../../persistence/held-comment.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';

export interface HeldAsked {
  readonly sessionId: string;
  readonly state: HeldState;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Review {
  readonly sessionId: string;
  readonly commentId: string;
  readonly state: Exclude<HeldState, 'waiting'>;
  readonly reason: string | null;
}

@Injectable()
export class ReviewCommentsHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly held: HeldCommentRepository,
    private readonly approved: ApprovedComments,
  ) {}

  /** @throws SessionNotFound RequestInvalid */
  async list(caller: Principal, { sessionId, state, limit, cursor }: HeldAsked): Promise<Page<HeldComment>> {
    await this.sessions.find(scopeOf(caller), sessionId);
    const key = timeAndUuid(cursor);
    const after = key && { writtenAtMs: key[0], commentId: key[1] };
    const rows = await this.held.list(scopeOf(caller), { sessionId, state }, limit + 1, after);
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ writtenAtMs, commentId }) => [writtenAtMs, commentId],
    );
  }

  /** @throws SessionNotFound HeldCommentNotFound HeldCommentDecided SessionNotLive */
  async decide(caller: Principal, { state, reason, ...comment }: Review): Promise<HeldComment> {
    const keyId = caller.kind === 'staff' ? caller.keyId : null;
    const nowMs = Date.now();
    const decided = await this.held.decide(scopeOf(caller), comment, { atMs: nowMs, reason }, (before, session) =>
      decideHeld(before, session, { state, keyId, nowMs }),
    );
    if (state === 'approved') await this.approved.sayNow();
    return decided;
  }
}
