import { Injectable } from '@nestjs/common';
import { scopeOf, type Viewer } from '@shopcast/access';
import { shownTo } from '../../domain/order.js';
import { BalanceNotDue } from '../../domain/pre-sale/pre-sale.errors.js';
import { balanceMinorOf, balancePaymentOf } from '../../domain/pre-sale/pre-sale.js';
import { InviteToPay } from '../../payments/invite-to-pay.js';
import type { PaymentInvitation } from '../../payments/payment-provider.js';
import { OrderReader } from '../../persistence/order.reader.js';

export interface BalanceDue {
  readonly balanceMinor: number;
  readonly currency: string;
  readonly balanceUntilMs: number;
  readonly payment: PaymentInvitation;
}

/**
 * Opens the payment of the balance when the viewer wants to pay it; asking again finds it open. What becomes of the money
 * is decided when it arrives, so nothing has to be locked here.
 */
@Injectable()
export class PayBalanceHandler {
  constructor(
    private readonly orders: OrderReader,
    private readonly payments: InviteToPay,
  ) {}

  /** @throws OrderNotFound, BalanceNotDue */
  async handle(viewer: Viewer, orderId: string): Promise<BalanceDue> {
    const order = shownTo(viewer.viewerId, await this.orders.find(scopeOf(viewer), orderId.toLowerCase()));
    const nowMs = Date.now();
    if (order.status !== 'deposit_paid' || nowMs < order.preSale.balanceFromMs || nowMs >= order.preSale.balanceUntilMs)
      throw new BalanceNotDue(order.orderId, order.status, order.preSale?.balanceFromMs);
    const payment = await this.payments.invite(balancePaymentOf(order, order.balancePaymentId));
    const { currency, preSale } = order;
    return { balanceMinor: balanceMinorOf(order), currency, balanceUntilMs: preSale.balanceUntilMs, payment };
  }
}
