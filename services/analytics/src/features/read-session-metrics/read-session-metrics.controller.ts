import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { SessionMetricsAnswer, toSessionMetrics } from '../../api/session-metrics.answer.js';
import { SessionMinutesAnswer, toSessionMinutes } from '../../api/session-minutes.answer.js';
import { ReadSessionMetricsHandler } from './read-session-metrics.handler.js';

@ApiTags('metrics')
@Controller('v1/sessions/:sessionId/metrics')
@Allow(measurers)
export class ReadSessionMetricsController {
  constructor(private readonly handler: ReadSessionMetricsHandler) {}

  @Get()
  @ApiOkResponse({ type: SessionMetricsAnswer, description: 'Every number with what it is made of' })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<SessionMetricsAnswer> {
    return toSessionMetrics(await this.handler.handle(caller, sessionId));
  }

  @Get('minutes')
  @ApiOkResponse({ type: SessionMinutesAnswer, description: 'The trend minute by minute of session time, with marks' })
  @Refuses(400, 401, 403, 404)
  async minutes(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<SessionMinutesAnswer> {
    const figures = await this.handler.handle(caller, sessionId);
    return toSessionMinutes(figures, figures.minutes);
  }
}
