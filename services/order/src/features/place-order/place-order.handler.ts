import { Injectable } from '@nestjs/common';
import type { Viewer } from '@shopcast/access';
import { derivedId, newId } from '@shopcast/kernel';
import { currentTraceparent } from '@shopcast/telemetry';
import type { Order, Terms } from '../../domain/order.js';
import type { RequestedLine } from '../../domain/placement.js';
import { TokenForAnotherSession } from '../../domain/placement.errors.js';
import { OrderConfig } from '../../order.config.js';
import { InviteToPay } from '../../payments/invite-to-pay.js';
import type { PaymentInvitation } from '../../payments/payment-provider.js';
import { ExpireUnpaidOrders } from '../../timing/expire-unpaid-orders.js';
import { PlacementDesk } from './placement-desk.js';
import { untilItArrives } from './until-it-arrives.js';

export interface PlaceOrderCommand {
  readonly viewer: Viewer;
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly sessionId: string;
  readonly lines: readonly RequestedLine[];
  /** The one that orders have that name none, when absent. */
  readonly paymentProvider?: string | undefined;
}

/** What the caller is told, the first time and whenever the request is repeated. */
export interface PlacedOrder {
  readonly order: Order;
  readonly payment: PaymentInvitation;
}

@Injectable()
export class PlaceOrderHandler {
  constructor(
    private readonly desk: PlacementDesk,
    private readonly payments: InviteToPay,
    private readonly expiry: ExpireUnpaidOrders,
    private readonly config: OrderConfig,
  ) {}

  /** The payment is opened after the commit and before the answer, so whoever has an answer can pay. */
  async handle(command: PlaceOrderCommand): Promise<PlacedOrder> {
    const { viewer, sessionId } = command;
    if (viewer.sessionId !== undefined && viewer.sessionId !== sessionId.toLowerCase())
      throw new TokenForAnotherSession(sessionId);

    const terms = await untilItArrives(() => this.place(command));
    return { order: { ...terms, status: 'placed' }, payment: await this.payments.invite(terms) };
  }

  private async place({ viewer, key, sessionId, lines, paymentProvider }: PlaceOrderCommand): Promise<Terms> {
    const { accountId, viewerId } = viewer;
    const placedAtMs = Date.now();
    const outcome = await this.desk.place({
      orderId: newId(),
      paymentId: newId(),
      paidThrough: this.payments.through(paymentProvider),
      accountId,
      sessionId: sessionId.toLowerCase(),
      viewerId,
      lines: lines.map(inLowerCase),
      placementKey: derivedId('placement', accountId, viewerId, key),
      digest: digestOf(sessionId, lines, paymentProvider),
      placedAtMs,
      expiresAtMs: placedAtMs + this.config.ORDER_PAYMENT_TIMEOUT_SECONDS * 1000,
      traceparent: currentTraceparent(),
    });
    if (outcome.kind === 'refused') throw outcome.refusal;
    if (outcome.kind === 'repeated') return outcome.terms;
    this.expiry.wakeAt(outcome.order.expiresAtMs);
    return outcome.order;
  }
}

/** Ids are compared as text, and Postgres writes them in lower case. */
const inLowerCase = ({ listingId, skuId, quantity }: RequestedLine): RequestedLine => ({
  listingId: listingId.toLowerCase(),
  skuId: skuId.toLowerCase(),
  quantity,
});

/** Stands for the whole body. The order of the lines counts: it is part of the answer. */
const digestOf = (sessionId: string, lines: readonly RequestedLine[], paymentProvider: string | undefined): string =>
  derivedId(
    'placement',
    sessionId.toLowerCase(),
    ...lines.map(inLowerCase).flatMap(({ listingId, skuId, quantity }) => [listingId, skuId, String(quantity)]),
    ...(paymentProvider === undefined ? [] : [paymentProvider]),
  );
