import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey, Refuses, UuidParam } from '@shopcast/http';
import { staffOf } from '../../callers/callers.js';
import { RefundAnswer, RefundOrderBody, toRefundAnswer } from './refund-order.dto.js';
import { RefundOrderHandler } from './refund-order.handler.js';

@ApiTags('orders')
@Controller('v1/orders')
export class RefundOrderController {
  constructor(private readonly handler: RefundOrderHandler) {}

  @Post(':orderId/refunds')
  @Allow({ staff: ['orders'] })
  @ApiOperation({
    summary: 'Give money back: an amount, or all that is left. The units go back on sale with the last of it',
  })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Repeat it when you retry: one key, one refund' })
  @ApiCreatedResponse({ type: RefundAnswer })
  @Refuses(400, 401, 403, 404, 409, 422)
  async refund(
    @Caller() caller: Principal,
    @UuidParam('orderId') orderId: string,
    @IdempotencyKey() key: string,
    @Body() { amountMinor }: RefundOrderBody,
  ): Promise<RefundAnswer> {
    const command = { staff: staffOf(caller), key, orderId: orderId.toLowerCase(), amountMinor: amountMinor ?? null };
    return toRefundAnswer(await this.handler.handle(command));
  }
}
