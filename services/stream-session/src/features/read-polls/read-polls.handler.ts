import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf, type Viewer } from '@shopcast/access';
import { type Page, toPage } from '@shopcast/http';
import { refuseOtherSession } from '../../api/bound-token.js';
import { timeAndUuid } from '../../api/sort-key.js';
import type { Poll } from '../../domain/poll/poll.js';
import { type PollPlace, PollRepository } from '../../persistence/poll.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { VoteRepository } from '../../persistence/vote.repository.js';

export interface PollsAsked {
  readonly sessionId: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class ReadPollsHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly polls: PollRepository,
    private readonly votes: VoteRepository,
  ) {}

  /** @throws SessionNotFound RequestInvalid; NotAllowed for a token of another session, like all of these */
  async list(caller: Principal, { sessionId, limit, cursor }: PollsAsked): Promise<Page<Poll>> {
    refuseOtherSession(caller, sessionId);
    await this.sessions.find(scopeOf(caller), sessionId);
    const key = timeAndUuid(cursor);
    const after = key && { openedAtMs: key[0], pollId: key[1] };
    const rows = await this.polls.list(scopeOf(caller), sessionId, limit + 1, after);
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ openedAtMs, pollId }) => [openedAtMs, pollId],
    );
  }

  /** @throws PollNotFound */
  find(caller: Principal, place: PollPlace): Promise<Poll> {
    refuseOtherSession(caller, place.sessionId);
    return this.polls.find(scopeOf(caller), place);
  }

  /** What the viewer has chosen; null: nothing yet. @throws PollNotFound */
  async choice(viewer: Viewer, place: PollPlace): Promise<number | null> {
    await this.find(viewer, place);
    return this.votes.choice(scopeOf(viewer), place.pollId, viewer.viewerId);
  }
}
