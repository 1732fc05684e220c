import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsUUID } from 'class-validator';

/** As many as a shelf holds. */
const MOST = 100;

export class ListStockQuery {
  @ApiProperty({
    type: String,
    format: 'uuid',
    isArray: true,
    minItems: 1,
    maxItems: MOST,
    description: 'Once for each listing: `?listingId=…&listingId=…`',
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly listingId!: readonly string[];
}
