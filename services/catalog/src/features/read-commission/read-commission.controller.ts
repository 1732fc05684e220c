import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { PageQuery, Refuses, UuidParam } from '@shopcast/http';
import { CommissionAnswer, CommissionPage, toCommissionAnswer } from '../../api/commission.answer.js';
import { ReadCommissionHandler } from './read-commission.handler.js';

@ApiTags('listings')
@Controller('v1/listings')
export class ReadCommissionController {
  constructor(private readonly handler: ReadCommissionHandler) {}

  @Get(':listingId/commission')
  @Allow({ staff: ['shop'], operator: true })
  @ApiOkResponse({ type: CommissionAnswer, description: 'The rate that holds now' })
  @Refuses(400, 401, 403, 404)
  async current(@Caller() caller: Principal, @UuidParam('listingId') listingId: string): Promise<CommissionAnswer> {
    return toCommissionAnswer(await this.handler.current(caller, listingId));
  }

  @Get(':listingId/commission/history')
  @Allow({ staff: ['shop'], operator: true })
  @ApiOkResponse({ type: CommissionPage, description: 'Every rate that was ever set, newest first' })
  @Refuses(400, 401, 403, 404)
  async history(
    @Caller() caller: Principal,
    @UuidParam('listingId') listingId: string,
    @Query() query: PageQuery,
  ): Promise<CommissionPage> {
    const { items, nextCursor } = await this.handler.history(caller, listingId, query);
    return { items: items.map(toCommissionAnswer), nextCursor };
  }
}
