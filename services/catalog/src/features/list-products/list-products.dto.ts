import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export class ListingBody {
  @ApiProperty({ format: 'uuid', description: 'The product to put up for sale' })
  @IsUUID()
  readonly productId!: string;
}
