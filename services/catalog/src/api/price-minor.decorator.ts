import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

/** A thousand million in a currency with cents: a whole order's total stays an exact number. */
const MAX_PRICE_MINOR = 100_000_000_000;

/** The price of one unit, in minor units. Nothing is sold for nothing. */
export const PriceMinor = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_PRICE_MINOR, example: 9900, description: 'Minor units' }),
    IsInt(),
    Min(1),
    Max(MAX_PRICE_MINOR),
  );
