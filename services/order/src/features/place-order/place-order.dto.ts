import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import { BasketBody } from '../../baskets/basket.body.js';

/** 20 lines with their prices stay well below it. */
const MAX_QUOTE_LENGTH = 12_000;

/** There is no price in it on purpose: what something costs is never the client's to say. */
export class PlaceOrderBody extends BasketBody {
  @ApiPropertyOptional({
    maxLength: MAX_QUOTE_LENGTH,
    description: '`quote` of POST /v1/quotes: the order is placed on its terms or refused with the new ones',
  })
  @Optional()
  @IsString()
  @MaxLength(MAX_QUOTE_LENGTH)
  readonly quote?: string;

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
