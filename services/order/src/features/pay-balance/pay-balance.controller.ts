import { Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { PaymentAnswer } from '../../answers/order.answer.js';
import { viewerOf } from '../../callers/callers.js';
import { PayBalanceHandler } from './pay-balance.handler.js';

export class BalancePaymentAnswer {
  @ApiProperty({ type: 'integer', minimum: 1, example: 8910 }) readonly balanceMinor!: number;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ format: 'date-time', description: 'Until then it has to be paid' }) readonly balanceUntil!: string;
  @ApiProperty({ type: PaymentAnswer }) readonly payment!: PaymentAnswer;
}

@ApiTags('pre-sale')
@Controller('v1/orders')
export class PayBalanceController {
  constructor(private readonly handler: PayBalanceHandler) {}

  @Post(':orderId/balance-payment')
  @HttpCode(HttpStatus.OK)
  @Allow({ viewer: true })
  @ApiOperation({ summary: 'Open the payment of a pre-sale order’s balance, or find it open' })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiOkResponse({ type: BalancePaymentAnswer })
  @Refuses(400, 401, 403, 404, 409, 422, 503)
  async open(@Caller() caller: Principal, @UuidParam('orderId') orderId: string): Promise<BalancePaymentAnswer> {
    const { balanceMinor, currency, balanceUntilMs, payment } = await this.handler.handle(viewerOf(caller), orderId);
    return { balanceMinor, currency, balanceUntil: new Date(balanceUntilMs).toISOString(), payment };
  }
}
