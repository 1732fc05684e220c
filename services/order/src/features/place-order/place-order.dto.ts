import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';

const MAX_LINES = 20;
const MAX_QUANTITY = 999;

export class PlaceOrderLine {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly skuId!: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_QUANTITY, example: 1 })
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly quantity!: number;
}

/** There is no price in it on purpose: what something costs is never the client's to say. */
export class PlaceOrderBody {
  @ApiProperty({ format: 'uuid', description: 'The session in whose room the viewer buys' })
  @IsUUID()
  readonly sessionId!: string;

  @ApiProperty({ type: PlaceOrderLine, isArray: true, minItems: 1, maxItems: MAX_LINES })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => PlaceOrderLine)
  readonly lines!: PlaceOrderLine[];

  @ApiPropertyOptional({
    example: 'test',
    maxLength: 32,
    description: 'Through whom to pay; the usual one when absent',
  })
  @Optional()
  @IsString()
  @MaxLength(32)
  readonly paymentProvider?: string;
}
