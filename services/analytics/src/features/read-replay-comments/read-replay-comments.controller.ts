import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { replayViewers } from '../../replay/replay-door.js';
import { ReadReplayCommentsHandler } from './read-replay-comments.handler.js';
import { ReplayCommentsAnswer, StretchQuery, stretchOf, toReplayComments } from './replay-comments.dto.js';

@ApiTags('replay')
@Controller('v1/sessions/:sessionId/replay/comments')
@Allow(replayViewers)
export class ReadReplayCommentsController {
  constructor(private readonly handler: ReadReplayCommentsHandler) {}

  @Get()
  @ApiOkResponse({
    type: ReplayCommentsAnswer,
    description: 'What was said in a stretch of the session and has not been deleted to this day',
  })
  @Refuses(400, 401, 403, 404, 409)
  async read(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Query() query: StretchQuery,
  ): Promise<ReplayCommentsAnswer> {
    return toReplayComments(await this.handler.handle(caller, sessionId, stretchOf(query)));
  }
}
