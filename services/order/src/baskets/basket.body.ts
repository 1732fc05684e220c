import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Optional } from '../answers/optional.decorator.js';

const MAX_LINES = 20;
const MAX_QUANTITY = 999;
const MAX_COUPONS = 10;

export class BasketLine {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly skuId!: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_QUANTITY, example: 1 })
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly quantity!: number;
}

/** What a viewer would like to have. */
export class BasketBody {
  @ApiProperty({ format: 'uuid', description: 'The session in whose room the viewer buys' })
  @IsUUID()
  readonly sessionId!: string;

  @ApiProperty({ type: BasketLine, isArray: true, minItems: 1, maxItems: MAX_LINES })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_LINES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => BasketLine)
  readonly lines!: BasketLine[];

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    isArray: true,
    maxItems: MAX_COUPONS,
    uniqueItems: true,
    description: 'The viewer’s coupons to be used, at most one of a campaign; their order does not matter',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(MAX_COUPONS)
  @ArrayUnique((couponId: unknown) => String(couponId).toLowerCase())
  @IsUUID(undefined, { each: true })
  readonly couponIds?: string[];
}
