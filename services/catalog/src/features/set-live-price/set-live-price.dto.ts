import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PriceMinor } from '../../api/price-minor.decorator.js';
import type { LivePrice } from '../../domain/live-price.js';

const A_DAY_SECONDS = 86_400;
const MAX_UNITS = 1_000_000_000;

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

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_UNITS,
    example: 100,
    nullable: true,
    description: 'How many units are sold at it, after which the list price holds; left out: as many as there are',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_UNITS)
  readonly unitsAtPrice?: number | null;
}

export class LivePriceAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ type: 'integer', example: 7900, description: 'Minor units' }) readonly priceMinor!: number;
  @ApiProperty({ format: 'date-time', description: 'Session time' }) readonly startsAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: until the session ends' })
  readonly endsAt!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Units that are sold at it; null: all there are' })
  readonly unitsAtPrice!: number | null;
}

export const toLivePriceAnswer = (price: LivePrice): LivePriceAnswer => ({
  sessionId: price.sessionId,
  listingId: price.listingId,
  skuId: price.skuId,
  priceMinor: price.priceMinor,
  startsAt: new Date(price.startsAtMs).toISOString(),
  endsAt: price.endsAtMs === null ? null : new Date(price.endsAtMs).toISOString(),
  unitsAtPrice: price.unitsAtPrice,
});
