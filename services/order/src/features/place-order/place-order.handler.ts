import { Injectable } from '@nestjs/common';
import type { Viewer } from '@shopcast/access';
import { derivedId, newId } from '@shopcast/kernel';
import { currentTraceparent } from '@shopcast/telemetry';
import { toQuoteAnswer } from '../../answers/quote.answer.js';
import { type Basket, wishOf } from '../../baskets/wish.js';
import type { NewOrder, Wish } from '../../domain/placement.js';
import { firstPaymentOf } from '../../domain/pre-sale/pre-sale.js';
import { QuoteChanged } from '../../domain/quotes/quote.errors.js';
import { OrderConfig } from '../../order.config.js';
import { InviteToPay } from '../../payments/invite-to-pay.js';
import type { PaymentInvitation } from '../../payments/payment-provider.js';
import { QuoteDesk } from '../../quotes/quote-desk.js';
import { ExpireUnpaidOrders } from '../../timing/expire-unpaid-orders.js';
import { untilItArrives } from '../../timing/until-it-arrives.js';
import { PlacementDesk } from './placement-desk.js';

export interface PlaceOrderCommand {
  readonly viewer: Viewer;
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly basket: Basket;
  /** The token of a quote. */
  readonly quote: string | undefined;
  /** The one that orders have that name none, when absent. */
  readonly paymentProvider: string | undefined;
}

/** What the caller is told, the first time and whenever the request is repeated. */
export interface PlacedOrder {
  readonly order: NewOrder;
  readonly payment: PaymentInvitation;
}

/** A request as it is asked again until sessions and listings have arrived. */
type Asked = Omit<Wish, 'placedAtMs'> &
  Pick<PlaceOrderCommand, 'key' | 'paymentProvider'> & { readonly digest: string };

@Injectable()
export class PlaceOrderHandler {
  constructor(
    private readonly desk: PlacementDesk,
    private readonly payments: InviteToPay,
    private readonly expiry: ExpireUnpaidOrders,
    private readonly config: OrderConfig,
    private readonly quotes: QuoteDesk,
  ) {}

  /** The payment is opened after the commit and before the answer, so whoever has an answer can pay. */
  async handle(command: PlaceOrderCommand): Promise<PlacedOrder> {
    const { viewer, key, basket, quote, paymentProvider } = command;
    const wish = { ...wishOf(viewer, basket), quote: quote === undefined ? null : this.quotes.open(quote) };
    const digest = digestOf(wish, command);
    const order = await untilItArrives(() => this.place({ ...wish, key, paymentProvider, digest }));
    return { order, payment: await this.payments.invite(firstPaymentOf(order)) };
  }

  private async place({ key, paymentProvider, ...wish }: Asked): Promise<NewOrder> {
    const placedAtMs = Date.now();
    const outcome = await this.desk.place({
      ...wish,
      orderId: newId(),
      paymentId: newId(),
      paidThrough: this.payments.through(paymentProvider),
      placementKey: derivedId('placement', wish.accountId, wish.viewerId, key),
      placedAtMs,
      paymentTimeoutSeconds: this.config.ORDER_PAYMENT_TIMEOUT_SECONDS,
      traceparent: currentTraceparent(),
    });
    if (outcome.kind === 'refused') throw outcome.refusal;
    if (outcome.kind === 'requoted') throw new QuoteChanged(toQuoteAnswer(this.quotes.offer(wish, outcome.agreement)));
    if (outcome.kind === 'placed') this.expiry.wakeAt(outcome.order.expiresAtMs);
    return outcome.order;
  }
}

/** Stands for the whole body. The order of the lines counts: it is part of the answer. */
const digestOf = (
  { sessionId, lines, couponIds }: Pick<Wish, 'sessionId' | 'lines' | 'couponIds'>,
  { quote, paymentProvider }: Pick<PlaceOrderCommand, 'quote' | 'paymentProvider'>,
): string =>
  derivedId(
    'placement',
    sessionId,
    ...lines.flatMap(({ listingId, skuId, quantity }) => [listingId, skuId, String(quantity)]),
    ...(paymentProvider === undefined ? [] : [paymentProvider]),
    ...couponIds.flatMap((couponId) => ['coupon', couponId]),
    ...(quote === undefined ? [] : ['quote', quote]),
  );
