import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { measurers } from '../../api/measurers.js';
import { ReadSessionAtHandler } from './read-session-at.handler.js';
import { SecondQuery } from '../../api/second.query.js';
import { type SessionAtMessage, toSessionAtMessage } from './session-at.message.js';

export class SessionAtRequest extends SecondQuery {
  @IsUUID() readonly sessionId!: string;
}

@Controller()
export class ReadSessionAtGrpcController {
  constructor(private readonly handler: ReadSessionAtHandler) {}

  @GrpcMethod('MetricService', 'GetSessionAt')
  @Allow(measurers)
  async read(
    @Caller() caller: Principal,
    @Payload() { sessionId, second }: SessionAtRequest,
  ): Promise<SessionAtMessage> {
    return toSessionAtMessage(await this.handler.handle(caller, sessionId, second));
  }
}
