import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { OrderAnswer, toOrderAnswer } from '../../answers/order.answer.js';
import { GetOrderHandler } from './get-order.handler.js';

@ApiTags('orders')
@Controller('v1/orders')
export class GetOrderController {
  constructor(private readonly handler: GetOrderHandler) {}

  @Get(':orderId')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'An order; viewers see their own' })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiOkResponse({ type: OrderAnswer })
  @Refuses(400, 401, 403, 404)
  async get(@Caller() caller: Principal, @UuidParam('orderId') orderId: string): Promise<OrderAnswer> {
    const { order, payment } = await this.handler.handle(caller, orderId);
    return toOrderAnswer(order, payment);
  }
}
