import { ApiProperty } from '@nestjs/swagger';
import type { EntryState } from '../domain/reconciliation/book-entry.js';
import { type BookedMoney, type DifferenceKind, differenceKinds } from '../domain/reconciliation/difference.js';
import type { FoundDifference } from '../persistence/difference.reader.js';

export class BookedMoneyAnswer implements BookedMoney {
  @ApiProperty({ type: 'integer', minimum: 0, example: 9900 }) readonly amountMinor!: number;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ enum: ['succeeded', 'open', 'closed'] }) readonly state!: EntryState;
}

/** A difference between a provider's books and ours as REST shows it. */
export class DifferenceAnswer implements FoundDifference {
  @ApiProperty({ format: 'uuid' }) readonly differenceId!: string;
  @ApiProperty({ format: 'uuid' }) readonly reconciliationId!: string;
  @ApiProperty({ example: 'stripe' }) readonly provider!: string;
  @ApiProperty({ enum: differenceKinds, description: 'missing_here: the provider has it and we do not' })
  readonly kind!: DifferenceKind;
  @ApiProperty({ enum: ['payment', 'refund'] }) readonly what!: 'payment' | 'refund';
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Our paymentId or refundId' })
  readonly id!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'pi_3Qx', description: 'The provider’s number' })
  readonly reference!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null when nobody can say whose it is' })
  readonly accountId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) readonly orderId!: string | null;
  @ApiProperty({ type: BookedMoneyAnswer, nullable: true }) readonly ours!: BookedMoneyAnswer | null;
  @ApiProperty({ type: BookedMoneyAnswer, nullable: true }) readonly theirs!: BookedMoneyAnswer | null;
  @ApiProperty({ format: 'date-time' }) readonly foundAt!: string;
}
