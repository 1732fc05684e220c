import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsIn, IsUUID } from 'class-validator';
import { type OrderMessage, toOrderMessage } from '../../answers/order.message.js';
import { memberOf } from '../../callers/callers.js';
import { CancelOrderHandler } from './cancel-order.handler.js';
import { type CancelWish, cancelWishes } from './cancel-order.dto.js';

/** A reason that is not given arrives as an empty text. */
export class CancelOrderRequestMessage {
  @IsUUID() readonly orderId!: string;
  @IsIn(['', ...cancelWishes]) readonly reason!: CancelWish | '';
}

@Controller()
export class CancelOrderGrpcController {
  constructor(private readonly handler: CancelOrderHandler) {}

  @GrpcMethod('OrderService', 'CancelOrder')
  @Allow({ viewer: true, staff: ['orders'] })
  async cancel(
    @Caller() caller: Principal,
    @Payload() { orderId, reason }: CancelOrderRequestMessage,
  ): Promise<{ order: OrderMessage }> {
    const command = { caller: memberOf(caller), orderId, reason: reason || undefined };
    const { order, payment } = await this.handler.handle(command);
    return { order: toOrderMessage(order, payment) };
  }
}
