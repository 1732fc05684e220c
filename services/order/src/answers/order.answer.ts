import { ApiProperty } from '@nestjs/swagger';
import { type CancelReason, cancelReasons } from '@shopcast/contracts';
import { type Order, type OrderStatus, netMinorOf, orderStatuses, refundedMinorOf } from '../domain/order.js';
import { discountOf } from '../domain/promotions/deal.js';
import type { PaymentInvitation } from '../payments/payment-provider.js';
import { FulfilmentAnswer, toFulfilmentAnswer } from './fulfilment.answer.js';
import { PreSaleTermsAnswer, toPreSaleTermsAnswer } from './pre-sale.answer.js';
import { OrderGroupAnswer, toOrderGroupAnswers } from './order-group.answer.js';

export class OrderLineAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ type: 'integer', minimum: 1, example: 1 }) readonly quantity!: number;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 9900,
    description: 'Price of one unit when the order was placed',
  })
  readonly unitPriceMinor!: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 1980, description: 'Taken off the whole line by coupons' })
  readonly discountMinor!: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 7920, description: 'What is paid for the whole line' })
  readonly netMinor!: number;
}

export class UsedCouponAnswer {
  @ApiProperty({ format: 'uuid' }) readonly couponId!: string;
  @ApiProperty({ format: 'uuid' }) readonly campaignId!: string;
  @ApiProperty({ type: 'integer', minimum: 1, example: 1980 }) readonly discountMinor!: number;
}

export class GiftAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ type: 'integer', minimum: 1, example: 1 }) readonly quantity!: number;
}

export class PaymentAnswer implements PaymentInvitation {
  @ApiProperty({ format: 'uuid' }) readonly paymentId!: string;
  @ApiProperty({ example: 'test', description: '“none” for an order that costs nothing: it is paid already' })
  readonly provider!: string;
  @ApiProperty({
    type: String,
    format: 'uri',
    nullable: true,
    description: 'Where the viewer pays, for providers with such a place; for the test provider: POST = the tap',
  })
  readonly payUrl!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    nullable: true,
    example: { clientSecret: 'pi_3Qx_secret_9fA', publishableKey: 'pk_live_51H' },
    description:
      'What the page hands to the provider’s own code, given when the order is placed and whenever that request is repeated',
  })
  readonly parameters!: Readonly<Record<string, string>> | null;
}

/** An order as REST shows it. */
export class OrderAnswer {
  @ApiProperty({ format: 'uuid' }) readonly orderId!: string;
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ example: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M' }) readonly viewerId!: string;
  @ApiProperty({ enum: orderStatuses }) readonly status!: OrderStatus;
  @ApiProperty({ type: OrderLineAnswer, isArray: true }) readonly lines!: readonly OrderLineAnswer[];
  @ApiProperty({ type: UsedCouponAnswer, isArray: true }) readonly coupons!: readonly UsedCouponAnswer[];
  @ApiProperty({ type: GiftAnswer, isArray: true, description: 'Given with the order, for nothing' })
  readonly gifts!: readonly GiftAnswer[];
  @ApiProperty({ type: 'integer', minimum: 0, example: 1980, description: 'Taken off by coupons' })
  readonly discountMinor!: number;
  @ApiProperty({ type: 'integer', minimum: 0, example: 7920, description: 'What is paid: all lines’ netMinor' })
  readonly totalMinor!: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Given back so far of what was paid for' })
  readonly refundedMinor!: number;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ format: 'date-time' }) readonly placedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Until then the units are held' }) readonly expiresAt!: string;
  @ApiProperty({ enum: cancelReasons, nullable: true }) readonly cancelReason!: CancelReason | null;
  @ApiProperty({ type: PreSaleTermsAnswer, nullable: true, description: 'null: all of it is paid at once' })
  readonly preSale!: PreSaleTermsAnswer | null;
  @ApiProperty({ type: OrderGroupAnswer, isArray: true, description: 'By brand: each sends its own goods' })
  readonly groups!: readonly OrderGroupAnswer[];
  @ApiProperty({ type: FulfilmentAnswer, nullable: true, description: 'Where the units are; null until paid' })
  readonly fulfilment!: FulfilmentAnswer | null;
  @ApiProperty({ type: PaymentAnswer }) readonly payment!: PaymentAnswer;
}

/** Whatever has lines, sold or only quoted. */
type Promoted = Pick<Order, 'deal'> & { readonly lines: readonly Omit<Order['lines'][number], 'allocationId'>[] };

/** What is bought and what promotions made of it. */
export const toBoughtAnswer = ({ lines, deal }: Promoted) => ({
  lines: lines.map((line) => {
    const { listingId, skuId, quantity, unitPriceMinor, discountMinor = 0 } = line;
    return { listingId, skuId, quantity, unitPriceMinor, discountMinor, netMinor: netMinorOf(line) };
  }),
  coupons: deal?.coupons ?? [],
  gifts: (deal?.gifts ?? []).map(({ listingId, skuId, quantity }) => ({ listingId, skuId, quantity })),
  discountMinor: discountOf(deal),
});

export const toOrderAnswer = (order: Order, payment: PaymentInvitation): OrderAnswer => ({
  orderId: order.orderId,
  accountId: order.accountId,
  sessionId: order.sessionId,
  viewerId: order.viewerId,
  status: order.status,
  ...toBoughtAnswer(order),
  totalMinor: order.totalMinor,
  refundedMinor: refundedMinorOf(order),
  currency: order.currency,
  placedAt: new Date(order.placedAtMs).toISOString(),
  expiresAt: new Date(order.expiresAtMs).toISOString(),
  cancelReason: order.status === 'cancelled' ? order.reason : null,
  preSale: toPreSaleTermsAnswer(order),
  groups: toOrderGroupAnswers(order),
  fulfilment: toFulfilmentAnswer(order),
  payment,
});
