import { ApiProperty } from '@nestjs/swagger';
import { BrandAnswer, toBrandAnswer } from '../../api/brand.answer.js';
import { SkuAnswer } from '../../api/product.answer.js';
import { sessionStates } from '../../domain/session.js';
import type { PricedSku, ShelfItem } from '../../domain/shop-window.js';
import type { Shop } from './read-shop.handler.js';

export class LiveOfferAnswer {
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Session time; null: until the end' })
  readonly endsAt!: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Units that are sold at it in all; a quote says how many are left. null: as many as there are',
  })
  readonly unitsAtPrice!: number | null;
}

export class ShopSkuAnswer extends SkuAnswer {
  @ApiProperty({ type: 'integer', example: 7900, description: 'What one unit costs now, minor units' })
  readonly priceMinor!: number;

  @ApiProperty({ type: LiveOfferAnswer, nullable: true, description: 'Set while that is a live price' })
  readonly live!: LiveOfferAnswer | null;
}

export class ShopItemAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ example: 'Canvas tote' }) readonly title!: string;
  @ApiProperty({ type: BrandAnswer }) readonly brand!: BrandAnswer;
  @ApiProperty({ type: ShopSkuAnswer, isArray: true }) readonly skus!: readonly ShopSkuAnswer[];
}

export class ShopAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ enum: sessionStates }) readonly state!: string;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ format: 'date-time', description: 'Session time of these prices' }) readonly at!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) readonly pinnedListingId!: string | null;
  @ApiProperty({ type: ShopItemAnswer, isArray: true }) readonly items!: readonly ShopItemAnswer[];
}

export const toShopAnswer = ({ session, shelf, items, nowMs }: Shop): ShopAnswer => ({
  sessionId: session.sessionId,
  state: session.state,
  currency: session.currency,
  at: new Date(nowMs).toISOString(),
  pinnedListingId: shelf.pinnedListingId,
  items: items.map(toItemAnswer),
});

const toItemAnswer = ({ listingId, title, brand, skus }: ShelfItem): ShopItemAnswer => ({
  listingId,
  title,
  brand: toBrandAnswer(brand),
  skus: skus.map(({ live, ...sku }) => ({ ...sku, live: live && toLiveOffer(live) })),
});

const toLiveOffer = ({ endsAtMs, unitsAtPrice }: NonNullable<PricedSku['live']>): LiveOfferAnswer => ({
  endsAt: instantOrNull(endsAtMs),
  unitsAtPrice,
});

const instantOrNull = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
