import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { LotteryRequest, lotteryPlace } from '../../api/lottery.request.js';
import { toLotteryMessage } from '../../api/lottery.message.js';
import { nextTokenOf, pageIn, PageRequest } from '../../api/page.request.js';
import { roomPolicy } from '../../room/frame-policies.js';
import { toDrawProofAnswer } from './read-lotteries.dto.js';
import { ReadLotteriesHandler } from './read-lotteries.handler.js';

export class ListLotteriesRequest extends PageRequest {
  @IsUUID() readonly sessionId!: string;
}

@Controller()
export class ReadLotteriesGrpcController {
  constructor(private readonly handler: ReadLotteriesHandler) {}

  @GrpcMethod('ActivityService', 'GetLottery')
  @Allow(roomPolicy)
  async find(@Caller() caller: Principal, @Payload() request: LotteryRequest): Promise<object> {
    return { lottery: toLotteryMessage(await this.handler.find(caller, lotteryPlace(request)), caller) };
  }

  @GrpcMethod('ActivityService', 'ListLotteries')
  @Allow(roomPolicy)
  async list(@Caller() caller: Principal, @Payload() request: ListLotteriesRequest): Promise<object> {
    const page = await this.handler.list(caller, { ...pageIn(request), sessionId: request.sessionId.toLowerCase() });
    const lotteries = page.items.map((lottery) => toLotteryMessage(lottery, caller));
    return { lotteries, nextPageToken: nextTokenOf(page) };
  }

  @GrpcMethod('ActivityService', 'GetDrawProof')
  @Allow(roomPolicy)
  async proof(@Caller() caller: Principal, @Payload() request: LotteryRequest): Promise<object> {
    const { lottery, entrants } = await this.handler.proof(caller, lotteryPlace(request));
    return toDrawProofAnswer(lottery, entrants);
  }
}
