import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { OrderAnswer, toOrderAnswer } from '../../answers/order.answer.js';
import { memberOf } from '../../callers/callers.js';
import { CancelOrderBody } from './cancel-order.dto.js';
import { CancelOrderHandler } from './cancel-order.handler.js';

@ApiTags('orders')
@Controller('v1/orders')
export class CancelOrderController {
  constructor(private readonly handler: CancelOrderHandler) {}

  @Post(':orderId/cancellation')
  @HttpCode(HttpStatus.OK)
  @Allow({ viewer: true, staff: ['orders'] })
  @ApiOperation({ summary: 'Cancel an order that is not paid; its units go back on sale. Asking twice is no error' })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiOkResponse({ type: OrderAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async cancel(
    @Caller() caller: Principal,
    @UuidParam('orderId') orderId: string,
    @Body() { reason }: CancelOrderBody,
  ): Promise<OrderAnswer> {
    const { order, payment } = await this.handler.handle({ caller: memberOf(caller), orderId, reason });
    return toOrderAnswer(order, payment);
  }
}
