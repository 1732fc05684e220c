import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, type Viewer } from '@shopcast/access';
import { PageQuery, Refuses, UuidParam } from '@shopcast/http';
import { LotteryAnswer, LotteryPage, toLotteryAnswer } from '../../api/lottery.answer.js';
import { lotteryPlace } from '../../api/lottery.request.js';
import { roomPolicy } from '../../room/frame-policies.js';
import { DrawProofAnswer, LotteryEntryAnswer, toDrawProofAnswer } from './read-lotteries.dto.js';
import { ReadLotteriesHandler } from './read-lotteries.handler.js';

@ApiTags('lotteries')
@Controller('v1/sessions/:sessionId/lotteries')
export class ReadLotteriesController {
  constructor(private readonly handler: ReadLotteriesHandler) {}

  @Get()
  @Allow(roomPolicy)
  @ApiOperation({ summary: 'The lotteries of a session, newest first' })
  @ApiOkResponse({ type: LotteryPage })
  @Refuses(400, 401, 403, 404)
  async list(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Query() query: PageQuery,
  ): Promise<LotteryPage> {
    const page = await this.handler.list(caller, { ...query, sessionId: sessionId.toLowerCase() });
    return { ...page, items: page.items.map((lottery) => toLotteryAnswer(lottery, caller)) };
  }

  @Get(':lotteryId')
  @Allow(roomPolicy)
  @ApiOperation({ summary: 'A lottery; seed and winners once it is drawn' })
  @ApiOkResponse({ type: LotteryAnswer })
  @Refuses(400, 401, 403, 404)
  async find(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('lotteryId') lotteryId: string,
  ): Promise<LotteryAnswer> {
    return toLotteryAnswer(await this.handler.find(caller, lotteryPlace({ sessionId, lotteryId })), caller);
  }

  @Get(':lotteryId/proof')
  @Allow(roomPolicy)
  @ApiOperation({ summary: 'Everything that the winners follow from, once they are drawn' })
  @ApiOkResponse({ type: DrawProofAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async proof(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('lotteryId') lotteryId: string,
  ): Promise<DrawProofAnswer> {
    const { lottery, entrants } = await this.handler.proof(caller, lotteryPlace({ sessionId, lotteryId }));
    return toDrawProofAnswer(lottery, entrants);
  }

  @Get(':lotteryId/entry')
  @Allow({ viewer: true })
  @ApiOperation({ summary: 'Whether the viewer takes part, and has won' })
  @ApiOkResponse({ type: LotteryEntryAnswer })
  @Refuses(400, 401, 403, 404)
  entry(
    @Caller() viewer: Viewer,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('lotteryId') lotteryId: string,
  ): Promise<LotteryEntryAnswer> {
    return this.handler.entry(viewer, lotteryPlace({ sessionId, lotteryId }));
  }
}
