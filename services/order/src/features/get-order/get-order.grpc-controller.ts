import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { type OrderMessage, toOrderMessage } from '../../answers/order.message.js';
import { GetOrderHandler } from './get-order.handler.js';

export class GetOrderRequest {
  @IsUUID() readonly orderId!: string;
}

@Controller()
export class GetOrderGrpcController {
  constructor(private readonly handler: GetOrderHandler) {}

  @GrpcMethod('OrderService', 'GetOrder')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  async get(@Caller() caller: Principal, @Payload() { orderId }: GetOrderRequest): Promise<{ order: OrderMessage }> {
    const { order, payment } = await this.handler.handle(caller, orderId);
    return { order: toOrderMessage(order, payment) };
  }
}
