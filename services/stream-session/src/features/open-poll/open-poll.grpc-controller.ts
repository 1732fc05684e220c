import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { RequestKey } from '@shopcast/http';
import { IsUUID } from 'class-validator';
import { toPollMessage } from '../../api/poll.message.js';
import { OpenPollBody } from './open-poll.dto.js';
import { OpenPollHandler } from './open-poll.handler.js';

export class OpenPollRequest extends OpenPollBody {
  @IsUUID() readonly sessionId!: string;
}

@Controller()
export class OpenPollGrpcController {
  constructor(private readonly handler: OpenPollHandler) {}

  @GrpcMethod('ActivityService', 'OpenPoll')
  @Allow({ staff: ['host'], operator: true })
  async open(
    @Caller() caller: Principal,
    @Payload() { sessionId, question, options }: OpenPollRequest,
    @RequestKey() key: string | null,
  ): Promise<object> {
    const poll = await this.handler.handle(caller, sessionId.toLowerCase(), key, { question, options });
    return { poll: toPollMessage(poll) };
  }
}
