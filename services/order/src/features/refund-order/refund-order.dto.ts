import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import type { RecordedRefund } from '../../domain/changes.js';
import type { Order } from '../../domain/order.js';

export class RefundOrderBody {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'All that is left, when absent',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly amountMinor?: number;
}

export class RefundAnswer {
  @ApiProperty({ format: 'uuid' }) readonly refundId!: string;
  @ApiProperty({ format: 'uuid' }) readonly orderId!: string;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Given back now' }) readonly refundMinor!: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Given back so far' }) readonly refundedTotalMinor!: number;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
}

export const toRefundAnswer = ({ order, refund }: { order: Order; refund: RecordedRefund }): RefundAnswer => ({
  refundId: refund.refundId,
  orderId: order.orderId,
  refundMinor: refund.amountMinor,
  refundedTotalMinor: refund.refundedTotalMinor,
  currency: order.currency,
});
