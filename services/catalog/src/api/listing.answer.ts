import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '@shopcast/http';
import type { Listing } from '../domain/listing.js';
import { SkuAnswer } from './product.answer.js';

export class AllocationAnswer {
  @ApiProperty({ format: 'uuid' }) readonly allocationId!: string;
  @ApiProperty({ type: 'integer', example: 500, description: 'Units that may be sold in all' }) readonly units!: number;
}

export class ListedSkuAnswer extends SkuAnswer {
  @ApiProperty({ type: AllocationAnswer, nullable: true, description: 'null: nothing is allocated yet' })
  readonly allocation!: AllocationAnswer | null;
}

export class ListingAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ format: 'uuid' }) readonly brandId!: string;
  @ApiProperty({ format: 'uuid' }) readonly productId!: string;
  @ApiProperty({ example: 'Canvas tote' }) readonly title!: string;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ type: ListedSkuAnswer, isArray: true }) readonly skus!: readonly ListedSkuAnswer[];
}

export class ListingPage extends pageOf(ListingAnswer) {}

export const toListingAnswer = (listing: Listing): ListingAnswer => ({ ...listing });
