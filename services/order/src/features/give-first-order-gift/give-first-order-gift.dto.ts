import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsUUID, Max, Min } from 'class-validator';

const MAX_QUANTITY = 10;

export class GiftBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly listingId!: string;
  @ApiProperty({ format: 'uuid', description: 'Its units come out of its own allocation' })
  @IsUUID()
  readonly skuId!: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_QUANTITY, default: 1, required: false })
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly quantity: number = 1;
}
