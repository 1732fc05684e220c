import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { toPollMessage } from '../../api/poll.message.js';
import { pollPlace, PollRequest } from '../../api/poll.request.js';
import { PollClosing } from '../../poll/poll-closing.js';

@Controller()
export class ClosePollGrpcController {
  constructor(private readonly closing: PollClosing) {}

  @GrpcMethod('ActivityService', 'ClosePoll')
  @Allow({ staff: ['host'], operator: true })
  async close(@Caller() caller: Principal, @Payload() request: PollRequest): Promise<object> {
    return { poll: toPollMessage(await this.closing.close(scopeOf(caller), pollPlace(request))) };
  }
}
