import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { ReadTrafficSourcesHandler } from './read-traffic-sources.handler.js';
import { toTrafficSources, TrafficSourcesAnswer } from '../../api/traffic-sources.answer.js';

@ApiTags('metrics')
@Controller('v1/sessions/:sessionId/metrics/sources')
@Allow(measurers)
export class ReadTrafficSourcesController {
  constructor(private readonly handler: ReadTrafficSourcesHandler) {}

  @Get()
  @ApiOkResponse({
    type: TrafficSourcesAnswer,
    description: 'Viewers, shop visitors, orders and GMV by where the viewers came from; together they are the session',
  })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<TrafficSourcesAnswer> {
    const { figures, channels } = await this.handler.handle(caller, sessionId);
    return toTrafficSources(figures, channels);
  }
}
