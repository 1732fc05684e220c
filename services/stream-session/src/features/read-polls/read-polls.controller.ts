import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, type Viewer } from '@shopcast/access';
import { PageQuery, Refuses, UuidParam } from '@shopcast/http';
import { PollAnswer, PollPage, toPollAnswer } from '../../api/poll.answer.js';
import { pollPlace } from '../../api/poll.request.js';
import { roomPolicy } from '../../room/frame-policies.js';
import { ReadPollsHandler } from './read-polls.handler.js';

export class VoteAnswer {
  @ApiProperty({ type: 'integer', nullable: true, description: 'The chosen option, from 0; null: none yet' })
  readonly option!: number | null;
}

@ApiTags('polls')
@Controller('v1/sessions/:sessionId/polls')
export class ReadPollsController {
  constructor(private readonly handler: ReadPollsHandler) {}

  @Get()
  @Allow(roomPolicy)
  @ApiOperation({ summary: 'The polls of a session, newest first' })
  @ApiOkResponse({ type: PollPage })
  @Refuses(400, 401, 403, 404)
  async list(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Query() query: PageQuery,
  ): Promise<PollPage> {
    const page = await this.handler.list(caller, { ...query, sessionId: sessionId.toLowerCase() });
    return { ...page, items: page.items.map(toPollAnswer) };
  }

  @Get(':pollId')
  @Allow(roomPolicy)
  @ApiOperation({ summary: 'A poll with its votes, which are final when it is closed' })
  @ApiOkResponse({ type: PollAnswer })
  @Refuses(400, 401, 403, 404)
  async find(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('pollId') pollId: string,
  ): Promise<PollAnswer> {
    return toPollAnswer(await this.handler.find(caller, pollPlace({ sessionId, pollId })));
  }

  @Get(':pollId/vote')
  @Allow({ viewer: true })
  @ApiOperation({ summary: 'What the viewer has chosen' })
  @ApiOkResponse({ type: VoteAnswer })
  @Refuses(400, 401, 403, 404)
  async choice(
    @Caller() viewer: Viewer,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('pollId') pollId: string,
  ): Promise<VoteAnswer> {
    return { option: await this.handler.choice(viewer, pollPlace({ sessionId, pollId })) };
  }
}
