import { Injectable } from '@nestjs/common';
import { derivedId } from '@shopcast/kernel';
import { currentTraceparent } from '@shopcast/telemetry';
import { ChangeDesk } from '../batching/change-desk.js';
import { giveUpPayment } from '../domain/close-order.js';
import { payOrder } from '../domain/pay-order.js';
import type { TracedChange } from '../persistence/order.repository.js';
import { RefundStore } from '../persistence/refund.store.js';
import { MakeRefunds } from '../timing/make-refunds.js';
import type { PaymentNews, ProviderNews } from './payment-provider.js';

/** Lets what a provider says have its effect, whether it called or was asked. */
@Injectable()
export class TakeProviderNews {
  constructor(
    private readonly changes: ChangeDesk,
    private readonly refunds: RefundStore,
    private readonly makeRefunds: MakeRefunds,
  ) {}

  /** Resolves when the news have had their effect for good; only then may the provider stop repeating them. */
  async take(news: ProviderNews): Promise<void> {
    if (news.what === 'refund') return this.refunds.takeNews(news, Date.now());
    const { refund } = await this.changes.change(news.accountId, changeBy(news));
    if (refund) this.makeRefunds.wake();
  }
}

function changeBy({ orderId, outcome, ...payment }: PaymentNews): TracedChange {
  const actor = { kind: 'provider', id: payment.provider } as const;
  const cause = { orderId, actor, atMs: Date.now(), traceparent: currentTraceparent() };
  if (outcome === 'failed') return { ...cause, decide: (order) => giveUpPayment(order, payment) };
  // The same for every repetition of the notice, so that money that has to go back goes back once.
  const refundId = derivedId('late-payment', payment.paymentId);
  return {
    ...cause,
    takesMoney: true,
    decide: (order, desk) => payOrder(order, { ...payment, refundId, atMs: cause.atMs }, desk),
  };
}
