import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { toRefundMessage } from '../../answers/payment.messages.js';
import { RetryRefundHandler } from './retry-refund.handler.js';

export class RetryRefundRequest {
  @IsUUID() readonly refundId!: string;
}

@Controller()
export class RetryRefundGrpcController {
  constructor(private readonly handler: RetryRefundHandler) {}

  @GrpcMethod('PaymentService', 'RetryRefund')
  @Allow({ staff: ['orders'], operator: true })
  async retry(@Caller() caller: Principal, @Payload() { refundId }: RetryRefundRequest): Promise<object> {
    return { refund: toRefundMessage(await this.handler.handle(caller, refundId)) };
  }
}
