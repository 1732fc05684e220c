import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { toLotteryMessage } from '../../api/lottery.message.js';
import { LotteryRequest, lotteryPlace } from '../../api/lottery.request.js';
import { LotteryDraws } from '../../lottery/lottery-draws.js';

@Controller()
export class DrawLotteryGrpcController {
  constructor(private readonly draws: LotteryDraws) {}

  @GrpcMethod('ActivityService', 'DrawLottery')
  @Allow({ staff: ['host'], operator: true })
  async draw(@Caller() caller: Principal, @Payload() request: LotteryRequest): Promise<object> {
    const drawn = await this.draws.draw(scopeOf(caller), lotteryPlace(request));
    return { lottery: toLotteryMessage(drawn, caller) };
  }
}
