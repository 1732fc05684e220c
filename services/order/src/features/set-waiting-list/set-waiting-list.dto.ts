import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import { LONGEST_OFFER_SECONDS, USUAL_OFFER_SECONDS } from '../../domain/waiting/waiting.js';
import type { WaitingList } from '../../persistence/waiting/waiting-list.store.js';

export class WaitingListBody {
  @ApiProperty({ description: 'Whether viewers can wait, and units that come back are offered to them first' })
  @IsBoolean()
  readonly open!: boolean;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LONGEST_OFFER_SECONDS,
    default: USUAL_OFFER_SECONDS,
    description: 'For how long units are held for whoever’s turn it is, in seconds of real time',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(LONGEST_OFFER_SECONDS)
  readonly offerSeconds: number = USUAL_OFFER_SECONDS;
}

export class WaitingListAnswer implements WaitingList {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty() readonly open!: boolean;
  @ApiProperty({ type: 'integer', minimum: 1, example: USUAL_OFFER_SECONDS }) readonly offerSeconds!: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Viewers who wait' }) readonly waiting!: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Offers that are open' }) readonly offered!: number;
}
