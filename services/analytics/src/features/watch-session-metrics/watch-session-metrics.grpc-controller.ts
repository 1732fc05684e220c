import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { map, type Observable, takeWhile } from 'rxjs';
import { measurers } from '../../api/measurers.js';
import { type SessionMetricsMessage, toSessionMetricsMessage } from '../../api/metric.message.js';
import { SessionRequest } from '../../api/session.request.js';
import { WatchSessionMetricsHandler } from './watch-session-metrics.handler.js';

@Controller()
export class WatchSessionMetricsGrpcController {
  constructor(private readonly handler: WatchSessionMetricsHandler) {}

  /** Ends with the final numbers. */
  @GrpcMethod('MetricService', 'WatchSessionMetrics')
  @Allow(measurers)
  async watch(
    @Caller() caller: Principal,
    @Payload() { sessionId }: SessionRequest,
  ): Promise<Observable<{ metrics: SessionMetricsMessage }>> {
    const updates = await this.handler.handle(caller, sessionId);
    return updates.pipe(
      takeWhile(({ figures }) => !figures.final, true),
      map(({ figures }) => ({ metrics: toSessionMetricsMessage(figures) })),
    );
  }
}
