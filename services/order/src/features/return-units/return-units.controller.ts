import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey, Refuses, UuidParam } from '@shopcast/http';
import { ReturnAnswer, toReturnAnswer } from '../../answers/fulfilment.answer.js';
import { unitsAsked } from '../../bodies/line-units.body.js';
import { memberOf, staffOf } from '../../callers/callers.js';
import { AcceptReturnBody, RefuseReturnBody, RequestReturnBody } from './return-units.dto.js';
import { ReturnUnitsHandler } from './return-units.handler.js';

@ApiTags('order life')
@Controller('v1/orders/:orderId/returns')
export class ReturnUnitsController {
  constructor(private readonly handler: ReturnUnitsHandler) {}

  @Post()
  @Allow({ viewer: true, staff: ['orders'] })
  @ApiOperation({ summary: 'Ask to return units that were shipped: some, or all that the buyer has' })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Repeat it when you retry: one key, one return' })
  @ApiCreatedResponse({ type: ReturnAnswer })
  @Refuses(400, 401, 403, 404, 409, 422)
  async request(
    @Caller() caller: Principal,
    @UuidParam('orderId') orderId: string,
    @IdempotencyKey() key: string,
    @Body() { reason, lines }: RequestReturnBody,
  ): Promise<ReturnAnswer> {
    const command = { caller: memberOf(caller), orderId, key, reason, lines: unitsAsked(lines) };
    return toReturnAnswer(await this.handler.request(command));
  }

  @Post(':returnId/acceptance')
  @HttpCode(HttpStatus.OK)
  @Allow({ staff: ['orders'] })
  @ApiOperation({ summary: 'Take the units back, with their money, on sale again or not. The same twice is no error' })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiParam({ name: 'returnId', format: 'uuid' })
  @ApiOkResponse({ type: ReturnAnswer })
  @Refuses(400, 401, 403, 404, 409, 422)
  async accept(
    @Caller() caller: Principal,
    @UuidParam('orderId') orderId: string,
    @UuidParam('returnId') returnId: string,
    @Body() { restock, refundMinor }: AcceptReturnBody,
  ): Promise<ReturnAnswer> {
    const which = { staff: staffOf(caller), orderId, returnId: returnId.toLowerCase() };
    return toReturnAnswer(await this.handler.accept(which, { restock, refundMinor: refundMinor ?? null }));
  }

  @Post(':returnId/refusal')
  @HttpCode(HttpStatus.OK)
  @Allow({ staff: ['orders'] })
  @ApiOperation({ summary: 'Refuse a return; the buyer keeps the units and may ask again' })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiParam({ name: 'returnId', format: 'uuid' })
  @ApiOkResponse({ type: ReturnAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async refuse(
    @Caller() caller: Principal,
    @UuidParam('orderId') orderId: string,
    @UuidParam('returnId') returnId: string,
    @Body() { why }: RefuseReturnBody,
  ): Promise<ReturnAnswer> {
    const which = { staff: staffOf(caller), orderId, returnId: returnId.toLowerCase() };
    return toReturnAnswer(await this.handler.refuse(which, why));
  }
}
