import { Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { RefundProgressAnswer } from '../../answers/refund.answer.js';
import { RetryRefundHandler } from './retry-refund.handler.js';

@ApiTags('orders')
@Controller('v1/refunds')
export class RetryRefundController {
  constructor(private readonly handler: RetryRefundHandler) {}

  @Post(':refundId/attempts')
  @HttpCode(HttpStatus.ACCEPTED)
  @Allow({ staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'Try a refund again that failed at the provider' })
  @ApiParam({ name: 'refundId', format: 'uuid' })
  @ApiAcceptedResponse({ type: RefundProgressAnswer })
  @Refuses(400, 401, 403, 404, 409)
  retry(@Caller() caller: Principal, @UuidParam('refundId') refundId: string): Promise<RefundProgressAnswer> {
    return this.handler.handle(caller, refundId);
  }
}
