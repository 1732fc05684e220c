import { type Timestamp, toTimestamp } from '@shopcast/grpc';
import { type Order, isBought, refundedMinorOf } from '../domain/order.js';
import { balanceMinorOf } from '../domain/pre-sale/pre-sale.js';
import type { PaymentInvitation } from '../payments/payment-provider.js';
import { toFulfilmentMessage } from './fulfilment.message.js';
import { type GiftAnswer, type OrderLineAnswer, toBoughtAnswer, type UsedCouponAnswer } from './order.answer.js';

/** An order as gRPC shows it: `shopcast.order.v1.Order`. */
export interface OrderMessage {
  readonly orderId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly viewerId: string;
  readonly status: `ORDER_STATUS_${Uppercase<Order['status']>}`;
  readonly lines: readonly OrderLineAnswer[];
  readonly coupons: readonly UsedCouponAnswer[];
  readonly gifts: readonly GiftAnswer[];
  readonly discountMinor: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly expiresAt: Timestamp;
  readonly payment: {
    readonly paymentId: string;
    readonly provider: string;
    readonly payUrl: string;
    readonly parameters: Readonly<Record<string, string>>;
  };
  readonly placedAt: Timestamp;
  readonly refundedMinor: number;
  readonly cancelReason: string;
  readonly preSale: {
    readonly depositMinor: number;
    readonly balanceMinor: number;
    readonly balanceFrom: Timestamp;
    readonly balanceUntil: Timestamp;
  } | null;
  readonly fulfilment: object | null;
}

export const toOrderMessage = (order: Order, payment: PaymentInvitation): OrderMessage => ({
  orderId: order.orderId,
  accountId: order.accountId,
  sessionId: order.sessionId,
  viewerId: order.viewerId,
  status: `ORDER_STATUS_${order.status.toUpperCase() as Uppercase<Order['status']>}`,
  ...toBoughtAnswer(order),
  totalMinor: order.totalMinor,
  currency: order.currency,
  expiresAt: toTimestamp(order.expiresAtMs),
  payment: toPaymentMessage(payment),
  placedAt: toTimestamp(order.placedAtMs),
  refundedMinor: refundedMinorOf(order),
  cancelReason: order.status === 'cancelled' ? order.reason : '',
  preSale: toPreSaleMessage(order),
  fulfilment: isBought(order) ? toFulfilmentMessage(order) : null,
});

/** `shopcast.order.v1.PreSaleTerms` */
const toPreSaleMessage = (order: Order): OrderMessage['preSale'] =>
  order.preSale
    ? {
        depositMinor: order.preSale.depositMinor,
        balanceMinor: balanceMinorOf(order),
        balanceFrom: toTimestamp(order.preSale.balanceFromMs),
        balanceUntil: toTimestamp(order.preSale.balanceUntilMs),
      }
    : null;

/** `shopcast.order.v1.Payment` */
export const toPaymentMessage = (payment: PaymentInvitation): OrderMessage['payment'] => ({
  ...payment,
  payUrl: payment.payUrl ?? '',
  parameters: payment.parameters ?? {},
});
