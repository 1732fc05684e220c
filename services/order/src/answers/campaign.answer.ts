import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type DiscountKind, discountKinds } from '@shopcast/contracts';
import { type Campaign, freeCoupons } from '../domain/coupons/campaign.js';
import { shownDiscount } from '../domain/coupons/discount.js';

export class DiscountAnswer {
  @ApiProperty({ enum: discountKinds, enumName: 'DiscountKind' }) readonly kind!: DiscountKind;
  @ApiPropertyOptional({ type: 'integer', example: 2000, description: 'Of a percentage: hundredths of a per cent' })
  readonly basisPoints?: number;
  @ApiPropertyOptional({ type: 'integer', example: 5000, description: 'Of a percentage: the most that it takes off' })
  readonly maximumMinor?: number;
  @ApiPropertyOptional({ type: 'integer', example: 1000, description: 'Of an amount: what it takes off' })
  readonly amountMinor?: number;
}

/** What a campaign's coupons are worth, and until when. */
export class CouponTermsAnswer {
  @ApiProperty({ format: 'uuid' }) readonly campaignId!: string;
  @ApiProperty({ example: '20 % off the autumn line' }) readonly title!: string;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ type: DiscountAnswer }) readonly discount!: DiscountAnswer;
  @ApiProperty({ type: 'integer', example: 10000, description: 'Of the goods in its scope, before coupons' })
  readonly minimumSpendMinor!: number;
  @ApiProperty({ type: String, format: 'uuid', isArray: true, nullable: true, description: 'null: the whole shop' })
  readonly listingIds!: readonly string[] | null;
  @ApiProperty() readonly newBuyersOnly!: boolean;
  @ApiProperty({ format: 'date-time', description: 'Wall time until which an order can be placed with it' })
  readonly usableUntil!: string;
}

/** A campaign with the ledger of its coupons: free + claimed + used = stock. */
export class CampaignAnswer extends CouponTermsAnswer {
  @ApiProperty({ type: 'integer', example: 1 }) readonly perViewer!: number;
  @ApiProperty({ format: 'date-time', description: 'Wall time' }) readonly claimFrom!: string;
  @ApiProperty({ format: 'date-time', description: 'Wall time' }) readonly claimUntil!: string;
  @ApiProperty({ type: 'integer', example: 1000 }) readonly stock!: number;
  @ApiProperty({ type: 'integer', example: 700, description: 'May still be claimed' }) readonly free!: number;
  @ApiProperty({ type: 'integer', example: 200, description: 'With viewers, unused' }) readonly claimed!: number;
  @ApiProperty({ type: 'integer', example: 100, description: 'Held by orders' }) readonly used!: number;
}

export const toCouponTermsAnswer = (campaign: Campaign): CouponTermsAnswer => ({
  campaignId: campaign.campaignId,
  title: campaign.title,
  currency: campaign.currency,
  discount: shownDiscount(campaign.discount),
  minimumSpendMinor: campaign.minimumSpendMinor,
  listingIds: campaign.listingIds,
  newBuyersOnly: campaign.newBuyersOnly,
  usableUntil: new Date(campaign.usableUntilMs).toISOString(),
});

export const toCampaignAnswer = (campaign: Campaign): CampaignAnswer => ({
  ...toCouponTermsAnswer(campaign),
  perViewer: campaign.perViewer,
  claimFrom: new Date(campaign.claimFromMs).toISOString(),
  claimUntil: new Date(campaign.claimUntilMs).toISOString(),
  stock: campaign.stock,
  free: freeCoupons(campaign),
  claimed: campaign.claimed,
  used: campaign.used,
});
