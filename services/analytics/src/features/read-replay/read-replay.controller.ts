import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { replayViewers } from '../../replay/replay-door.js';
import { ReadReplayHandler } from './read-replay.handler.js';
import { ReplayAnswer, toReplay } from './replay.answer.js';

@ApiTags('replay')
@Controller('v1/sessions/:sessionId/replay')
@Allow(replayViewers)
export class ReadReplayController {
  constructor(private readonly handler: ReadReplayHandler) {}

  @Get()
  @ApiOkResponse({
    type: ReplayAnswer,
    description:
      'Everything that the room showed, second by second: shelf, prices, what was explained, viewers and likes; no numbers of the business',
  })
  @Refuses(400, 401, 403, 404, 409)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<ReplayAnswer> {
    return toReplay(await this.handler.handle(caller, sessionId));
  }
}
