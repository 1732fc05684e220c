import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type DiscountKind, discountKinds } from '@shopcast/contracts';
import { Instant, RequestInvalid, Title } from '@shopcast/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO4217CurrencyCode,
  IsObject,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MinorAmount } from '../../answers/minor-amount.decorator.js';
import { Optional } from '../../answers/optional.decorator.js';
import type { Discount } from '../../domain/coupons/discount.js';

const MAX_COUPONS = 10_000_000;
const MAX_PER_VIEWER = 100;
const MAX_LISTINGS = 100;

/** `basisPoints` (and `maximumMinor`) belong to a percentage, `amountMinor` to an amount. */
export class DiscountBody {
  @ApiProperty({ enum: discountKinds, enumName: 'DiscountKind' })
  @IsIn(discountKinds)
  readonly kind!: DiscountKind;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 10_000, example: 2000, description: '2000 = 20 %' })
  @ValidateIf(({ kind, basisPoints }: DiscountBody) => kind === 'percentage' || basisPoints !== undefined)
  @IsInt()
  @Min(1)
  @Max(10_000)
  readonly basisPoints?: number;

  @MinorAmount({ example: 5000, required: false, description: 'The most that the percentage takes off' })
  @Optional()
  readonly maximumMinor?: number;

  @MinorAmount({ example: 1000, required: false, description: 'What an amount takes off' })
  @ValidateIf(({ kind, amountMinor }: DiscountBody) => kind === 'amount' || amountMinor !== undefined)
  readonly amountMinor?: number;
}

export class CampaignBody {
  @Title('20 % off the autumn line') readonly title!: string;

  @ApiProperty({ example: 'CNY', description: 'ISO 4217' })
  @IsISO4217CurrencyCode()
  readonly currency!: string;

  @ApiProperty({ type: DiscountBody, example: { kind: 'percentage', basisPoints: 2000, maximumMinor: 5000 } })
  @IsObject()
  @ValidateNested()
  @Type(() => DiscountBody)
  readonly discount!: DiscountBody;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_COUPONS, example: 1000, description: 'Coupons in all' })
  @IsInt()
  @Min(1)
  @Max(MAX_COUPONS)
  readonly stock!: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_PER_VIEWER, default: 1 })
  @IsInt()
  @Min(1)
  @Max(MAX_PER_VIEWER)
  readonly perViewer: number = 1;

  @MinorAmount({ example: 10000, required: false, least: 0, description: 'Of the goods in its scope, before coupons' })
  readonly minimumSpendMinor: number = 0;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    isArray: true,
    minItems: 1,
    maxItems: MAX_LISTINGS,
    uniqueItems: true,
    description: 'What it may be used for; the whole shop when absent',
  })
  @Optional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_LISTINGS)
  @ArrayUnique((listingId: unknown) => String(listingId).toLowerCase())
  @IsUUID(undefined, { each: true })
  readonly listingIds?: string[];

  @ApiPropertyOptional({ default: false, description: 'Only for viewers without a paid order in this account' })
  @IsBoolean()
  readonly newBuyersOnly: boolean = false;

  @Instant('Wall time from which it can be claimed, once it is dropped; at once when absent', false)
  @Optional()
  readonly claimFrom?: string;

  @Instant('Wall time until which it can be claimed', true, '2026-12-31T15:59:59Z')
  readonly claimUntil!: string;

  @Instant(
    'Wall time until which an order can be placed with it; as long as it can be claimed when absent',
    false,
    '2027-01-31T15:59:59Z',
  )
  @Optional()
  readonly usableUntil?: string;
}

/** @throws RequestInvalid when a field belongs to the other kind */
export function toDiscount({ kind, basisPoints, maximumMinor, amountMinor }: DiscountBody): Discount {
  const strays = kind === 'amount' ? { basisPoints, maximumMinor } : { amountMinor };
  const problems = Object.entries(strays)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => ({ field: `discount.${name}`, problem: `${name} does not belong to the kind ${kind}` }));
  if (problems.length > 0) throw new RequestInvalid(problems);
  if (kind === 'amount') return { kind, amountMinor: amountMinor ?? 0 };
  return { kind, basisPoints: basisPoints ?? 0, maximumMinor: maximumMinor ?? null };
}
