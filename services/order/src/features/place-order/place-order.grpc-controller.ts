import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey } from '@shopcast/http';
import { type OrderMessage, toOrderMessage } from '../../answers/order.message.js';
import { viewerOf } from '../../callers/callers.js';
import { PlaceOrderBody } from './place-order.dto.js';
import { PlaceOrderHandler } from './place-order.handler.js';

@Controller()
export class PlaceOrderGrpcController {
  constructor(private readonly handler: PlaceOrderHandler) {}

  @GrpcMethod('OrderService', 'PlaceOrder')
  @Allow({ viewer: true })
  async place(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Payload() { quote, paymentProvider, ...basket }: PlaceOrderBody,
  ): Promise<{ order: OrderMessage }> {
    // In proto3 a text that was not set is empty.
    const given = { quote: quote || undefined, paymentProvider: paymentProvider || undefined };
    const { order, payment } = await this.handler.handle({ viewer: viewerOf(caller), key, basket, ...given });
    return { order: toOrderMessage(order, payment) };
  }
}
