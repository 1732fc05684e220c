import { Injectable } from '@nestjs/common';
import type { FrameOf } from '@shopcast/contracts';
import { NoSuchOption, PollOver, VotedOtherwise } from '../../domain/poll/poll.errors.js';
import { PollVotes } from '../../poll/poll-votes.js';
import type { FrameHandler, Place } from '../../room/frame-handler.js';

@Injectable()
export class VoteHandler implements FrameHandler<'vote'> {
  readonly type = 'vote';

  constructor(private readonly votes: PollVotes) {}

  /** Choosing the same again is no error. @throws PollOver NoSuchOption VotedOtherwise */
  async handle(frame: FrameOf<'vote'>, place: Place): Promise<number> {
    const atMs = place.room.now();
    const pollId = frame.pollId.toLowerCase();
    const { poll } = place.room.show;
    if (poll?.pollId === pollId && frame.option >= poll.options.length) throw new NoSuchOption(frame.option);
    const chosen = await this.votes.vote(place, pollId, frame.option, atMs);
    if (chosen === null) throw new PollOver(pollId);
    if (chosen !== frame.option) throw new VotedOtherwise(chosen);
    return atMs;
  }
}
