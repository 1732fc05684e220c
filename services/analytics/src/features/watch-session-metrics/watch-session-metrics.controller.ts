import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { concatMap, type Observable } from 'rxjs';
import { keptAlive } from '../../api/kept-alive.js';
import { measurers } from '../../api/measurers.js';
import { liveEvents } from './live-events.js';
import { WatchSessionMetricsHandler } from './watch-session-metrics.handler.js';

@ApiTags('metrics')
@Controller('v1/sessions/:sessionId/metrics/live')
export class WatchSessionMetricsController {
  constructor(private readonly handler: WatchSessionMetricsHandler) {}

  @Sse()
  @Allow(measurers)
  @ApiOkResponse({
    description:
      'Server-sent events: `metrics` (as GET …/metrics) and `minutes` (as GET …/metrics/minutes, only those that changed); both in full at first, then at most four times a second. `id` is the fold version.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @Refuses(400, 401, 403, 404)
  async watch(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
  ): Promise<Observable<MessageEvent>> {
    return keptAlive((await this.handler.handle(caller, sessionId)).pipe(concatMap(liveEvents)));
  }
}
