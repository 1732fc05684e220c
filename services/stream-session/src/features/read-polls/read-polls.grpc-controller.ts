import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { nextTokenOf, pageIn, PageRequest } from '../../api/page.request.js';
import { toPollMessage } from '../../api/poll.message.js';
import { pollPlace, PollRequest } from '../../api/poll.request.js';
import { roomPolicy } from '../../room/frame-policies.js';
import { ReadPollsHandler } from './read-polls.handler.js';

export class ListPollsRequest extends PageRequest {
  @IsUUID() readonly sessionId!: string;
}

@Controller()
export class ReadPollsGrpcController {
  constructor(private readonly handler: ReadPollsHandler) {}

  @GrpcMethod('ActivityService', 'GetPoll')
  @Allow(roomPolicy)
  async find(@Caller() caller: Principal, @Payload() request: PollRequest): Promise<object> {
    return { poll: toPollMessage(await this.handler.find(caller, pollPlace(request))) };
  }

  @GrpcMethod('ActivityService', 'ListPolls')
  @Allow(roomPolicy)
  async list(@Caller() caller: Principal, @Payload() request: ListPollsRequest): Promise<object> {
    const page = await this.handler.list(caller, { ...pageIn(request), sessionId: request.sessionId.toLowerCase() });
    return { polls: page.items.map(toPollMessage), nextPageToken: nextTokenOf(page) };
  }
}
