import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey } from '@shopcast/http';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { staffOf } from '../../callers/callers.js';
import { type RefundAnswer, toRefundAnswer } from './refund-order.dto.js';
import { RefundOrderHandler } from './refund-order.handler.js';

/** An amount that is not given arrives as 0. */
export class RefundOrderRequestMessage {
  @IsUUID() readonly orderId!: string;
  @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) readonly amountMinor!: number;
}

@Controller()
export class RefundOrderGrpcController {
  constructor(private readonly handler: RefundOrderHandler) {}

  @GrpcMethod('OrderService', 'RefundOrder')
  @Allow({ staff: ['orders'] })
  async refund(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Payload() { orderId, amountMinor }: RefundOrderRequestMessage,
  ): Promise<RefundAnswer> {
    const command = { staff: staffOf(caller), key, orderId: orderId.toLowerCase(), amountMinor: amountMinor || null };
    return toRefundAnswer(await this.handler.handle(command));
  }
}
