import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { PollAnswer, toPollAnswer } from '../../api/poll.answer.js';
import { pollPlace } from '../../api/poll.request.js';
import { PollClosing } from '../../poll/poll-closing.js';

@ApiTags('polls')
@Controller('v1/sessions/:sessionId/polls/:pollId/closing')
export class ClosePollController {
  constructor(private readonly closing: PollClosing) {}

  @Post()
  @HttpCode(200)
  @Allow({ staff: ['host'], operator: true })
  @ApiOperation({ summary: 'Close a poll; what is closed already is answered with the same result' })
  @ApiOkResponse({ type: PollAnswer })
  @Refuses(400, 401, 403, 404)
  async close(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('pollId') pollId: string,
  ): Promise<PollAnswer> {
    return toPollAnswer(await this.closing.close(scopeOf(caller), pollPlace({ sessionId, pollId })));
  }
}
