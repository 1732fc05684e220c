import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { MOST_WINNERS } from '@shopcast/contracts';
import { PlainText, RequestKey } from '@shopcast/http';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { Given } from '../../api/fields.decorator.js';
import { toLotteryMessage } from '../../api/lottery.message.js';
import { LONGEST_LOTTERY_SECONDS } from './open-lottery.dto.js';
import { OpenLotteryHandler } from './open-lottery.handler.js';

export class OpenLotteryRequest {
  @IsUUID() readonly sessionId!: string;
  @PlainText(200, {}) readonly prize!: string;
  @IsInt() @Min(1) @Max(MOST_WINNERS) readonly winnerCount!: number;
  @IsInt() @Min(1) @Max(LONGEST_LOTTERY_SECONDS) readonly seconds!: number;
  @Given() @PlainText(50, {}) readonly keyword!: string;
}

@Controller()
export class OpenLotteryGrpcController {
  constructor(private readonly handler: OpenLotteryHandler) {}

  @GrpcMethod('ActivityService', 'OpenLottery')
  @Allow({ staff: ['host'], operator: true })
  async open(
    @Caller() caller: Principal,
    @Payload() request: OpenLotteryRequest,
    @RequestKey() key: string | null,
  ): Promise<object> {
    const { sessionId, prize, winnerCount, seconds, keyword } = request;
    const plan = { prize, winnerCount, seconds, keyword: keyword || null };
    const lottery = await this.handler.handle(caller, sessionId.toLowerCase(), key, plan);
    return { lottery: toLotteryMessage(lottery, caller) };
  }
}
