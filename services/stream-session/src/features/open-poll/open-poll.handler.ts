import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { requestedId } from '@shopcast/http';
import { openPoll, type Poll, type Question } from '../../domain/poll/poll.js';
import { pollItem } from '../../domain/poll/shown-poll.js';
import { HostTexts } from '../../moderation/host-texts.js';
import { PollRepository } from '../../persistence/poll.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { Rooms } from '../../room/rooms.js';

@Injectable()
export class OpenPollHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly texts: HostTexts,
    private readonly polls: PollRepository,
    private readonly rooms: Rooms,
  ) {}

  /** @throws SessionNotFound SessionNotLive PollOpenAlready OptionsAlike TextRefused */
  async handle(caller: Principal, sessionId: string, key: string | null, asked: Question): Promise<Poll> {
    const { accountId } = await this.sessions.find(scopeOf(caller), sessionId);
    const question = await this.texts.read(accountId, asked.question);
    const options = await Promise.all(asked.options.map((option) => this.texts.read(accountId, option)));
    const pollId = requestedId(accountId, key, { sessionId, poll: asked });
    const keyId = caller.kind === 'staff' ? caller.keyId : null;
    const made = { pollId, keyId, nowMs: Date.now() };
    const opened = await this.polls.open(scopeOf(caller), { sessionId, pollId }, (session) =>
      openPoll(session, { question, options }, made),
    );
    this.rooms.tell(sessionId, pollItem(opened));
    return opened;
  }
}
