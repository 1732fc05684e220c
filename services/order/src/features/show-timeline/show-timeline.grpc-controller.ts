import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { toTimestamp } from '@shopcast/grpc';
import { IsUUID } from 'class-validator';
import { ShowTimelineHandler } from './show-timeline.handler.js';
import { actorFor } from './show-timeline.dto.js';

export class GetTimelineRequest {
  @IsUUID() readonly orderId!: string;
}

/** `shopcast.fulfilment.v1.FulfilmentService` */
@Controller()
export class ShowTimelineGrpcController {
  constructor(private readonly handler: ShowTimelineHandler) {}

  @GrpcMethod('FulfilmentService', 'GetTimeline')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  async show(@Caller() caller: Principal, @Payload() { orderId }: GetTimelineRequest): Promise<object> {
    const happened = await this.handler.handle(caller, orderId);
    return {
      items: happened.map(({ version, what, why = '', details = {}, actor, atMs, sessionAtMs }) => ({
        version,
        what,
        why,
        details: Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value)])),
        actor: actorFor(actor, caller),
        at: toTimestamp(atMs),
        sessionAt: toTimestamp(sessionAtMs),
      })),
    };
  }
}
