import { Injectable } from '@nestjs/common';
import type { Visitor } from '../domain/room-fact.js';
import type { ReadComment } from '../domain/moderation/word-filter.js';
import { HeldCommentRepository } from '../persistence/held-comment.repository.js';
import { CommentTurns } from './comment-turns.js';
import { KnownFollowers } from './known-followers.js';
import { Restrictions } from './restrictions.js';
import { WordFilters } from './word-filters.js';

type Said = Visitor & { readonly commentId: string; readonly text: string };

/** What is asked of a comment before the room sees it. */
@Injectable()
export class CommentRules {
  constructor(
    private readonly wordFilters: WordFilters,
    private readonly restrictions: Restrictions,
    private readonly turns: CommentTurns,
    private readonly held: HeldCommentRepository,
    private readonly followers: KnownFollowers,
  ) {}

  /** As it may be shown. @throws ViewerMuted CommentRefused */
  async read(visitor: Visitor, text: string): Promise<ReadComment> {
    const filter = await this.wordFilters.of(visitor.accountId);
    this.refuseMuted(visitor);
    return filter.read(text);
  }

  /** In a room for followers only. @throws NotFollowing */
  refuseOthers(visitor: Visitor): Promise<void> {
    return this.followers.refuseOthers(visitor);
  }

  /** @param seconds between two comments of a viewer @throws CommentTooSoon */
  takeTurn({ commentId, text: _text, ...visitor }: Said, seconds: number): Promise<void> {
    return this.turns.take({ ...visitor, commentId, seconds });
  }

  /** Keeps it for the moderators; it is not lost any more when this resolves. @param atMs session time */
  hold(said: Said, atMs: number): Promise<void> {
    return this.held.hold({ ...said, writtenAtMs: atMs });
  }

  /** Asked last, in the same turn in which the comment goes to the log. @throws ViewerMuted */
  refuseMuted(visitor: Visitor): void {
    this.restrictions.now(visitor.accountId).refuseMuted(visitor, Date.now());
  }
}
