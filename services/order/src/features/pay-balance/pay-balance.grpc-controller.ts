import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { toTimestamp } from '@shopcast/grpc';
import { IsUUID } from 'class-validator';
import { toPaymentMessage } from '../../answers/order.message.js';
import { viewerOf } from '../../callers/callers.js';
import { PayBalanceHandler } from './pay-balance.handler.js';

export class OpenBalancePaymentRequest {
  @IsUUID() readonly orderId!: string;
}

@Controller()
export class PayBalanceGrpcController {
  constructor(private readonly handler: PayBalanceHandler) {}

  @GrpcMethod('PreSaleService', 'OpenBalancePayment')
  @Allow({ viewer: true })
  async open(@Caller() caller: Principal, @Payload() { orderId }: OpenBalancePaymentRequest): Promise<object> {
    const { balanceMinor, currency, balanceUntilMs, payment } = await this.handler.handle(viewerOf(caller), orderId);
    return { balanceMinor, currency, balanceUntil: toTimestamp(balanceUntilMs), payment: toPaymentMessage(payment) };
  }
}
