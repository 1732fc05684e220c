import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { measurers } from '../../api/measurers.js';
import { type SessionMetricsMessage, toSessionMetricsMessage } from '../../api/metric.message.js';
import { SessionRequest } from '../../api/session.request.js';
import { ReadSessionMetricsHandler } from './read-session-metrics.handler.js';

@Controller()
export class ReadSessionMetricsGrpcController {
  constructor(private readonly handler: ReadSessionMetricsHandler) {}

  @GrpcMethod('MetricService', 'GetSessionMetrics')
  @Allow(measurers)
  async read(
    @Caller() caller: Principal,
    @Payload() { sessionId }: SessionRequest,
  ): Promise<{ metrics: SessionMetricsMessage }> {
    return { metrics: toSessionMetricsMessage(await this.handler.handle(caller, sessionId)) };
  }
}
