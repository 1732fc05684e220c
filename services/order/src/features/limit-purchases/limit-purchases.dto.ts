import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import { type LimitSpan, limitSpans } from '../../domain/promotions/purchase-limit.js';

const MAX_UNITS = 1_000_000;

export class PurchaseLimitBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'Everything in the shop together when absent' })
  @Optional()
  @IsUUID()
  readonly listingId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'A variant of the listing; all of them together when absent' })
  @Optional()
  @IsUUID()
  readonly skuId?: string;

  @ApiPropertyOptional({
    enum: limitSpans,
    enumName: 'LimitSpan',
    default: 'ever',
    description: '`session`: it starts again in every session',
  })
  @IsIn(limitSpans)
  readonly span: LimitSpan = 'ever';

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_UNITS, example: 2, description: 'What one buyer may order' })
  @IsInt()
  @Min(1)
  @Max(MAX_UNITS)
  readonly units!: number;
}
