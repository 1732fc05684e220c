import { ApiProperty } from '@nestjs/swagger';
import { type RefundState, refundStates } from '../domain/payments/refund-progress.js';
import type { KnownRefund } from '../persistence/refund.reader.js';

/** A refund as REST shows it. */
export class RefundProgressAnswer implements KnownRefund {
  @ApiProperty({ format: 'uuid' }) readonly refundId!: string;
  @ApiProperty({ format: 'uuid' }) readonly orderId!: string;
  @ApiProperty({ example: 'test' }) readonly paymentProvider!: string;
  @ApiProperty({ type: 'integer', minimum: 0, example: 9900 }) readonly amountMinor!: number;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({
    enum: refundStates,
    description: 'owed; asked: the provider works on it; made: the buyer has it; failed: it can be tried again',
  })
  readonly state!: RefundState;
  @ApiProperty({ type: String, nullable: true, description: 'What the provider says is wrong', example: null })
  readonly failure!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly madeAt!: string | null;
}
