import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PriceMinor } from '../../api/price-minor.decorator.js';
import type { LivePrice } from '../../domain/live-price.js';

const A_DAY_SECONDS = 86_400;

export class LivePriceBody {
  @PriceMinor() readonly priceMinor!: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: A_DAY_SECONDS,
    example: 300,
    nullable: true,
    description: 'Session time; left out: until the session ends',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(A_DAY_SECONDS)
  readonly durationSeconds?: number | null;
}

export class LivePriceAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ type: 'integer', example: 7900, description: 'Minor units' }) readonly priceMinor!: number;
  @ApiProperty({ format: 'date-time', description: 'Session time' }) readonly startsAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: until the session ends' })
  readonly endsAt!: string | null;
}

export const toLivePriceAnswer = (price: LivePrice): LivePriceAnswer => ({
  sessionId: price.sessionId,
  listingId: price.listingId,
  skuId: price.skuId,
  priceMinor: price.priceMinor,
  startsAt: new Date(price.startsAtMs).toISOString(),
  endsAt: price.endsAtMs === null ? null : new Date(price.endsAtMs).toISOString(),
});
