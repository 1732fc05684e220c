import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, RequestKey, TakesRequestKey, UuidParam } from '@shopcast/http';
import { PollAnswer, toPollAnswer } from '../../api/poll.answer.js';
import { OpenPollBody } from './open-poll.dto.js';
import { OpenPollHandler } from './open-poll.handler.js';

@ApiTags('polls')
@Controller('v1/sessions/:sessionId/polls')
export class OpenPollController {
  constructor(private readonly handler: OpenPollHandler) {}

  @Post()
  @Allow({ staff: ['host'], operator: true })
  @TakesRequestKey()
  @ApiOperation({ summary: 'Ask the room of a live session a question; one at a time' })
  @ApiCreatedResponse({ type: PollAnswer })
  @Refuses(400, 401, 403, 404, 409, 422)
  async open(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @RequestKey() key: string | null,
    @Body() { question, options }: OpenPollBody,
  ): Promise<PollAnswer> {
    return toPollAnswer(await this.handler.handle(caller, sessionId.toLowerCase(), key, { question, options }));
  }
}
