import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { ReadSessionAtHandler } from './read-session-at.handler.js';
import { SecondQuery } from '../../api/second.query.js';
import { SessionAtAnswer, toSessionAt } from './session-at.answer.js';

@ApiTags('metrics')
@Controller('v1/sessions/:sessionId/at')
@Allow(measurers)
export class ReadSessionAtController {
  constructor(private readonly handler: ReadSessionAtHandler) {}

  @Get()
  @ApiOkResponse({
    type: SessionAtAnswer,
    description:
      'The room, the shelf and every metric as of the end of a second: the fold of all facts up to then, without comments that were deleted since',
  })
  @Refuses(400, 401, 403, 404, 409)
  async read(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Query() { second }: SecondQuery,
  ): Promise<SessionAtAnswer> {
    return toSessionAt(await this.handler.handle(caller, sessionId, second));
  }
}
