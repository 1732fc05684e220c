import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, RequestKey, TakesRequestKey, UuidParam } from '@shopcast/http';
import { LotteryAnswer, toLotteryAnswer } from '../../api/lottery.answer.js';
import { OpenLotteryBody } from './open-lottery.dto.js';
import { OpenLotteryHandler } from './open-lottery.handler.js';

@ApiTags('lotteries')
@Controller('v1/sessions/:sessionId/lotteries')
export class OpenLotteryController {
  constructor(private readonly handler: OpenLotteryHandler) {}

  @Post()
  @Allow({ staff: ['host'], operator: true })
  @TakesRequestKey()
  @ApiOperation({ summary: 'Open a lottery in the room of a live session; one at a time' })
  @ApiCreatedResponse({ type: LotteryAnswer })
  @Refuses(400, 401, 403, 404, 409, 422)
  async open(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @RequestKey() key: string | null,
    @Body() body: OpenLotteryBody,
  ): Promise<LotteryAnswer> {
    const { prize, winnerCount, seconds, keyword = null } = body;
    const plan = { prize, winnerCount, seconds, keyword };
    return toLotteryAnswer(await this.handler.handle(caller, sessionId.toLowerCase(), key, plan), caller);
  }
}
