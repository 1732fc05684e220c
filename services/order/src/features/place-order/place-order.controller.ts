import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey, Refuses } from '@shopcast/http';
import { OrderAnswer, toOrderAnswer } from '../../answers/order.answer.js';
import { viewerOf } from '../../callers/callers.js';
import { PlaceOrderBody } from './place-order.dto.js';
import { PlaceOrderHandler } from './place-order.handler.js';

@ApiTags('orders')
@Controller('v1/orders')
export class PlaceOrderController {
  constructor(private readonly handler: PlaceOrderHandler) {}

  @Post()
  @Allow({ viewer: true })
  @ApiOperation({
    summary: 'Buy: reserves the units until the payment times out',
    description:
      'At the prices of the moment, or on the terms of a quote that still runs. What can no longer be had as quoted is ' +
      'refused with `order.quote_changed`, whose `quote` is a new one.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Repeat it when you retry: one key, one order' })
  @ApiCreatedResponse({ type: OrderAnswer })
  @Refuses(400, 401, 403, 404, 409, 422, 503)
  async place(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Body() { quote, paymentProvider, ...basket }: PlaceOrderBody,
  ): Promise<OrderAnswer> {
    const { order, payment } = await this.handler.handle({
      viewer: viewerOf(caller),
      key,
      basket,
      quote,
      paymentProvider,
    });
    return toOrderAnswer(order, payment);
  }
}
