import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey } from '@shopcast/http';
import { type OrderMessage, toOrderMessage } from '../../answers/order.message.js';
import { viewerOf } from '../../callers/callers.js';
import { PlaceOrderBody } from './place-order.dto.js';
import { PlaceOrderHandler } from './place-order.handler.js';
import { askedFor } from './place-order.message.js';

@Controller()
export class PlaceOrderGrpcController {
  constructor(private readonly handler: PlaceOrderHandler) {}

  @GrpcMethod('OrderService', 'PlaceOrder')
  @Allow({ viewer: true })
  async place(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Payload() body: PlaceOrderBody,
  ): Promise<{ order: OrderMessage }> {
    const { order, payment } = await this.handler.handle({ viewer: viewerOf(caller), key, ...askedFor(body) });
    return { order: toOrderMessage(order, payment) };
  }
}
