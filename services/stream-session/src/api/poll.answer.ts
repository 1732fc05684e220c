import { ApiProperty } from '@nestjs/swagger';
import { pollStates } from '@shopcast/contracts';
import { pageOf } from '@shopcast/http';
import type { Poll, PollState } from '../domain/poll/poll.js';
import { shownPoll } from '../domain/poll/shown-poll.js';

export class PollAnswer {
  @ApiProperty({ format: 'uuid' }) readonly pollId!: string;
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ example: '下一个看哪件？' }) readonly question!: string;
  @ApiProperty({ type: String, isArray: true, example: ['风衣', '大衣'] }) readonly options!: string[];
  @ApiProperty({ type: String, format: 'date-time', description: 'Session time' }) readonly openedAt!: string;
  @ApiProperty({ enum: pollStates }) readonly state!: PollState;
  @ApiProperty({ type: 'integer', isArray: true, description: 'For each option' }) readonly votes!: number[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Session time' })
  readonly closedAt!: string | null;
}

export class PollPage extends pageOf(PollAnswer) {}

export const toPollAnswer = (poll: Poll): PollAnswer => ({
  ...shownPoll(poll),
  sessionId: poll.sessionId,
  options: [...poll.options],
  votes: [...poll.votes],
  closedAt: poll.closedAtMs === null ? null : new Date(poll.closedAtMs).toISOString(),
});
