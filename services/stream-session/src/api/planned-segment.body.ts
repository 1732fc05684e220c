import { ApiProperty } from '@nestjs/swagger';
import { PlainText, Title } from '@shopcast/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { PlannedSegment } from '../domain/run-of-show/run-of-show.js';

const A_DAY_MINUTES = 1_440;
const MAX_LISTINGS = 50;
const MAX_PRICES = 100;
/** The same as catalog takes for a price. */
const MAX_PRICE_MINOR = 100_000_000_000;

export class PlannedPriceBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly skuId!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_PRICE_MINOR, example: 7900, description: 'Minor units' })
  @IsInt()
  @Min(1)
  @Max(MAX_PRICE_MINOR)
  readonly priceMinor!: number;
}

/** A segment as it is planned, over REST. */
export class PlannedSegmentBody {
  @ApiProperty({ format: 'uuid', description: 'Made by the client' }) @IsUUID() readonly segmentId!: string;

  @Title('Canvas totes') readonly title!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: A_DAY_MINUTES, example: 15, description: 'Session time' })
  @IsInt()
  @Min(1)
  @Max(A_DAY_MINUTES)
  readonly plannedMinutes!: number;

  @ApiProperty({
    type: String,
    format: 'uuid',
    isArray: true,
    maxItems: MAX_LISTINGS,
    description: 'Put on the shelf as the segment begins; the first is pinned',
  })
  @IsUUID(undefined, { each: true })
  @ArrayUnique((listingId) => String(listingId).toLowerCase())
  @ArrayMaxSize(MAX_LISTINGS)
  @IsArray()
  readonly listingIds!: readonly string[];

  @ApiProperty({
    type: PlannedPriceBody,
    isArray: true,
    maxItems: MAX_PRICES,
    description: 'Live prices from the beginning of the segment, of its listings',
  })
  @IsArray()
  @ArrayMaxSize(MAX_PRICES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlannedPriceBody)
  readonly prices!: readonly PlannedPriceBody[];

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Coupons that are dropped as the segment begins',
  })
  @ValidateIf((_body, value) => value !== null)
  @IsUUID()
  readonly campaignId!: string | null;

  @ValidateIf((_body, value) => value !== null)
  @PlainText(1_000, { nullable: true, example: 'Show the inner pocket', description: 'For the host' })
  readonly notes!: string | null;
}

/** Plain, with ids as they are stored. */
export const toPlannedSegment = (body: PlannedSegmentBody): PlannedSegment => ({
  segmentId: body.segmentId.toLowerCase(),
  title: body.title,
  plannedMinutes: body.plannedMinutes,
  listingIds: body.listingIds.map((listingId) => listingId.toLowerCase()),
  prices: body.prices.map(({ listingId, skuId, priceMinor }) => ({
    listingId: listingId.toLowerCase(),
    skuId: skuId.toLowerCase(),
    priceMinor,
  })),
  campaignId: body.campaignId?.toLowerCase() ?? null,
  notes: body.notes,
});
