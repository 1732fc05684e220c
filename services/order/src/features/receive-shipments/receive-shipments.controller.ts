import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsUUID } from 'class-validator';
import { FulfilmentAnswer, toFulfilmentAnswer } from '../../answers/fulfilment.answer.js';
import { Optional } from '../../answers/optional.decorator.js';
import { memberOf } from '../../callers/callers.js';
import { ReceiveShipmentsHandler } from './receive-shipments.handler.js';

export class ReceiveShipmentsBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'Everything that is on its way, when absent' })
  @Optional()
  @IsUUID()
  readonly shipmentId?: string;
}

@ApiTags('order life')
@Controller('v1/orders')
export class ReceiveShipmentsController {
  constructor(private readonly handler: ReceiveShipmentsHandler) {}

  @Post(':orderId/receipt')
  @HttpCode(HttpStatus.OK)
  @Allow({ viewer: true, staff: ['orders'] })
  @ApiOperation({
    summary: 'The buyer has it; without a word it counts as received in time. Saying so twice is no error',
  })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiOkResponse({ type: FulfilmentAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async receive(
    @Caller() caller: Principal,
    @UuidParam('orderId') orderId: string,
    @Body() { shipmentId }: ReceiveShipmentsBody,
  ): Promise<FulfilmentAnswer | null> {
    const command = { caller: memberOf(caller), orderId, shipmentId: shipmentId?.toLowerCase() ?? null };
    return toFulfilmentAnswer(await this.handler.handle(command));
  }
}
