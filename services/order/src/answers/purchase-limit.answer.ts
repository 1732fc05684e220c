import { ApiProperty } from '@nestjs/swagger';
import { type LimitSpan, limitSpans, type PurchaseLimit } from '../domain/promotions/purchase-limit.js';

export class PurchaseLimitAnswer {
  @ApiProperty({ format: 'uuid' }) readonly limitId!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: everything in the shop together' })
  readonly listingId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: all variants together' })
  readonly skuId!: string | null;
  @ApiProperty({ enum: limitSpans, enumName: 'LimitSpan', description: '`session`: it starts again in every session' })
  readonly span!: LimitSpan;
  @ApiProperty({ type: 'integer', minimum: 1, example: 2, description: 'What one buyer may order' })
  readonly units!: number;
}

export class PurchaseLimitsAnswer {
  @ApiProperty({ type: PurchaseLimitAnswer, isArray: true }) readonly items!: readonly PurchaseLimitAnswer[];
}

export const toPurchaseLimitAnswer = ({
  limitId,
  listingId,
  skuId,
  span,
  units,
}: PurchaseLimit): PurchaseLimitAnswer => ({ limitId, listingId, skuId, span, units });
