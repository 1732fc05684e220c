import { ApiProperty } from '@nestjs/swagger';
import { netMinorOf } from '../domain/order.js';
import type { LinePrice } from '../domain/price.js';
import type { OfferedQuote } from '../quotes/quote-desk.js';
import { GiftAnswer, OrderLineAnswer, toBoughtAnswer, UsedCouponAnswer } from './order.answer.js';
import { PreSaleTermsAnswer, toPreSaleTermsAnswer } from './pre-sale.answer.js';

export const priceKinds = ['list', 'live'] as const;

export class QuoteLineAnswer extends OrderLineAnswer {
  @ApiProperty({ enum: priceKinds }) readonly priceKind!: (typeof priceKinds)[number];
  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 12,
    description:
      'Units left at the live price; null when their number is not limited. With the kind `list` they are too few for this line',
  })
  readonly liveUnitsLeft!: number | null;
}

/** What an order would cost and bring. */
export class QuoteAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ type: QuoteLineAnswer, isArray: true }) readonly lines!: readonly QuoteLineAnswer[];
  @ApiProperty({ type: UsedCouponAnswer, isArray: true }) readonly coupons!: readonly UsedCouponAnswer[];
  @ApiProperty({ type: GiftAnswer, isArray: true }) readonly gifts!: readonly GiftAnswer[];
  @ApiProperty({ type: 'integer', minimum: 0, example: 9900, description: 'Before discounts' })
  readonly subtotalMinor!: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 1980 }) readonly discountMinor!: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 7920 }) readonly totalMinor!: number;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ type: PreSaleTermsAnswer, nullable: true, description: 'null: all of it is due at placing' })
  readonly preSale!: PreSaleTermsAnswer | null;
  @ApiProperty({ format: 'date-time', description: 'Until then an order that carries it is placed on these terms' })
  readonly expiresAt!: string;
  @ApiProperty({ description: 'Send it along as `quote` of POST /v1/orders', example: 'eyJhbGciOiJIUzI1NiJ9.e30.Zk1f' })
  readonly quote!: string;
}

export function toQuoteAnswer({ quote, agreement, token }: OfferedQuote): QuoteAnswer {
  const { terms, prices } = agreement;
  const bought = toBoughtAnswer(terms);
  return {
    sessionId: quote.sessionId,
    ...bought,
    lines: bought.lines.map((line, index) => ({ ...line, ...whyOf(prices[index]) })),
    subtotalMinor: terms.lines.reduce((sum, line) => sum + netMinorOf({ ...line, discountMinor: 0 }), 0),
    totalMinor: terms.totalMinor,
    currency: terms.currency,
    preSale: toPreSaleTermsAnswer(terms),
    expiresAt: new Date(quote.expiresAtMs).toISOString(),
    quote: token,
  };
}

function whyOf(price: LinePrice | undefined): Pick<QuoteLineAnswer, 'priceKind' | 'liveUnitsLeft'> {
  const { live = null, unitPriceMinor, liveUnitsLeft = null, counted = null } = price ?? {};
  const isLive = live !== null && (counted !== null || liveUnitsLeft === null) && unitPriceMinor === live.priceMinor;
  return { priceKind: isLive ? 'live' : 'list', liveUnitsLeft };
}
