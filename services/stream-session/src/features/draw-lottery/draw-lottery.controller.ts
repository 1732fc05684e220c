import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { LotteryAnswer, toLotteryAnswer } from '../../api/lottery.answer.js';
import { lotteryPlace } from '../../api/lottery.request.js';
import { LotteryDraws } from '../../lottery/lottery-draws.js';

@ApiTags('lotteries')
@Controller('v1/sessions/:sessionId/lotteries/:lotteryId/draw')
export class DrawLotteryController {
  constructor(private readonly draws: LotteryDraws) {}

  @Post()
  @HttpCode(200)
  @Allow({ staff: ['host'], operator: true })
  @ApiOperation({ summary: 'Draw a lottery before its time; what is drawn already is answered as it was drawn' })
  @ApiOkResponse({ type: LotteryAnswer })
  @Refuses(400, 401, 403, 404)
  async draw(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('lotteryId') lotteryId: string,
  ): Promise<LotteryAnswer> {
    const drawn = await this.draws.draw(scopeOf(caller), lotteryPlace({ sessionId, lotteryId }));
    return toLotteryAnswer(drawn, caller);
  }
}
