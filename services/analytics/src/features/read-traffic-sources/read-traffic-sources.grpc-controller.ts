import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { measurers } from '../../api/measurers.js';
import { SessionRequest } from '../../api/session.request.js';
import { ReadTrafficSourcesHandler } from './read-traffic-sources.handler.js';
import { toTrafficSourcesMessage, type TrafficSourcesMessage } from './traffic-sources.message.js';

@Controller()
export class ReadTrafficSourcesGrpcController {
  constructor(private readonly handler: ReadTrafficSourcesHandler) {}

  @GrpcMethod('MetricService', 'GetTrafficSources')
  @Allow(measurers)
  async read(@Caller() caller: Principal, @Payload() { sessionId }: SessionRequest): Promise<TrafficSourcesMessage> {
    const { figures, channels } = await this.handler.handle(caller, sessionId);
    return toTrafficSourcesMessage(figures, channels);
  }
}
