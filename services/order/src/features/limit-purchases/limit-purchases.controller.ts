import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import {
  PurchaseLimitAnswer,
  PurchaseLimitsAnswer,
  toPurchaseLimitAnswer,
} from '../../answers/purchase-limit.answer.js';
import { staffOf } from '../../callers/callers.js';
import { PurchaseLimitBody } from './limit-purchases.dto.js';
import { LimitPurchasesHandler } from './limit-purchases.handler.js';

@ApiTags('purchase limits')
@Controller('v1/purchase-limits')
export class LimitPurchasesController {
  constructor(private readonly handler: LimitPurchasesHandler) {}

  @Put()
  @HttpCode(HttpStatus.OK)
  @Allow({ staff: ['orders', 'shop'] })
  @ApiOperation({
    summary: 'Limit what one buyer may order of a variant, a listing or the shop, ever or in each session',
    description:
      'One limit for each place and span: setting it again changes its units. It counts orders placed while it stands, ' +
      'expired and cancelled ones no longer.',
  })
  @ApiOkResponse({ type: PurchaseLimitAnswer })
  @Refuses(400, 401, 403, 404, 422)
  async set(@Caller() caller: Principal, @Body() body: PurchaseLimitBody): Promise<PurchaseLimitAnswer> {
    return toPurchaseLimitAnswer(await this.handler.set(staffOf(caller), body));
  }

  @Get()
  @Allow({ staff: ['orders', 'shop'] })
  @ApiOperation({ summary: 'The account’s purchase limits' })
  @ApiOkResponse({ type: PurchaseLimitsAnswer })
  @Refuses(401, 403)
  async list(@Caller() caller: Principal): Promise<PurchaseLimitsAnswer> {
    const limits = await this.handler.list(staffOf(caller));
    return { items: limits.map(toPurchaseLimitAnswer) };
  }

  @Delete(':limitId')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow({ staff: ['orders', 'shop'] })
  @ApiOperation({ summary: 'Limit it no longer' })
  @ApiParam({ name: 'limitId', format: 'uuid' })
  @ApiNoContentResponse({ description: 'The limit is gone' })
  @Refuses(400, 401, 403, 404)
  async remove(@Caller() caller: Principal, @UuidParam('limitId') limitId: string): Promise<void> {
    await this.handler.remove(staffOf(caller), limitId);
  }
}
