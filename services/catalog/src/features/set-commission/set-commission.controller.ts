import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { CommissionAnswer, toCommissionAnswer } from '../../api/commission.answer.js';
import { CommissionBody } from './set-commission.dto.js';
import { SetCommissionHandler } from './set-commission.handler.js';

@ApiTags('listings')
@Controller('v1/listings')
export class SetCommissionController {
  constructor(private readonly handler: SetCommissionHandler) {}

  @Put(':listingId/commission')
  @Allow({ staff: ['shop'] })
  @ApiOperation({ summary: 'The account’s share of what the listing sells from now on; placed orders keep theirs' })
  @ApiOkResponse({ type: CommissionAnswer })
  @Refuses(400, 401, 403, 404)
  async set(
    @Caller() staff: Staff,
    @UuidParam('listingId') listingId: string,
    @Body() { rateBasisPoints }: CommissionBody,
  ): Promise<CommissionAnswer> {
    return toCommissionAnswer(await this.handler.handle(staff, { listingId, rateBasisPoints }));
  }
}
