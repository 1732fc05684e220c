import { Injectable } from '@nestjs/common';
import { NotAllowed, type Staff, type Viewer } from '@shopcast/access';
import { ChangeDesk } from '../../batching/change-desk.js';
import { askedBy } from '../../callers/asked-by.js';
import { ownOrdersOnly } from '../../callers/callers.js';
import { cancelOrder } from '../../domain/close-order.js';
import { type Order, shownTo } from '../../domain/order.js';
import { awaitedPaymentOf } from '../../domain/pre-sale/pre-sale.js';
import type { PaymentInvitation } from '../../payments/payment-provider.js';
import { PaymentProviders } from '../../payments/payment-providers.js';
import { OpenedPaymentStore } from '../../persistence/opened-payment.store.js';
import { MakeRefunds } from '../../timing/make-refunds.js';
import type { CancelWish } from './cancel-order.dto.js';

export interface CancelOrderCommand {
  readonly caller: Staff | Viewer;
  readonly orderId: string;
  /** Viewers speak for themselves; staff may also pass on a viewer's wish. */
  readonly reason: CancelWish | undefined;
}

export interface CancelledOrder {
  readonly order: Order;
  readonly payment: PaymentInvitation;
}

@Injectable()
export class CancelOrderHandler {
  constructor(
    private readonly changes: ChangeDesk,
    private readonly providers: PaymentProviders,
    private readonly opened: OpenedPaymentStore,
    private readonly refunds: MakeRefunds,
  ) {}

  async handle({ caller, orderId, reason }: CancelOrderCommand): Promise<CancelledOrder> {
    const { accountId, kind } = caller;
    if (kind === 'viewer' && reason === 'merchant_request') throw new NotAllowed(['an account key']);
    const cause = reason ?? (kind === 'viewer' ? 'viewer_request' : 'merchant_request');
    const { order, refund } = await this.changes.change(accountId, {
      ...askedBy(caller, orderId),
      decide: (placed) => cancelOrder(shownTo(ownOrdersOnly(caller), placed), cause),
    });
    if (refund) this.refunds.wake();
    // Closed soon instead of when its time is up; a crash in between only makes it later.
    await this.opened.lookNow(awaitedPaymentOf(order));
    return { order, payment: this.providers.invitationTo(order) };
  }
}
