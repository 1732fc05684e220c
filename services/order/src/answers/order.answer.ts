import { ApiProperty } from '@nestjs/swagger';
import { type CancelReason, cancelReasons } from '@shopcast/contracts';
import { type Order, type OrderStatus, factLinesOf, orderStatuses, refundedMinorOf } from '../domain/order.js';
import type { PaymentInvitation } from '../payments/payment-provider.js';

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
}

export class PaymentAnswer implements PaymentInvitation {
  @ApiProperty({ format: 'uuid' }) readonly paymentId!: string;
  @ApiProperty({ example: 'test' }) readonly provider!: string;
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
  @ApiProperty({ type: 'integer', minimum: 0, example: 9900 }) readonly totalMinor!: number;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Given back so far of what was paid for' })
  readonly refundedMinor!: number;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ format: 'date-time' }) readonly placedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Until then the units are held' }) readonly expiresAt!: string;
  @ApiProperty({ enum: cancelReasons, nullable: true }) readonly cancelReason!: CancelReason | null;
  @ApiProperty({ type: PaymentAnswer }) readonly payment!: PaymentAnswer;
}

export const toOrderAnswer = (order: Order, payment: PaymentInvitation): OrderAnswer => ({
  orderId: order.orderId,
  accountId: order.accountId,
  sessionId: order.sessionId,
  viewerId: order.viewerId,
  status: order.status,
  lines: factLinesOf(order),
  totalMinor: order.totalMinor,
  refundedMinor: refundedMinorOf(order),
  currency: order.currency,
  placedAt: new Date(order.placedAtMs).toISOString(),
  expiresAt: new Date(order.expiresAtMs).toISOString(),
  cancelReason: order.status === 'cancelled' ? order.reason : null,
  payment,
});
