import { Injectable } from '@nestjs/common';
import { derivedId } from '@shopcast/kernel';
import { currentTraceparent } from '@shopcast/telemetry';
import { Lanes } from '../../batching/lanes.js';
import { giveUpPayment } from '../../domain/close-order.js';
import type { ChangeOutcome } from '../../domain/changes.js';
import { payOrder } from '../../domain/pay-order.js';
import { ProviderUnknown } from '../../payments/payment.errors.js';
import { type CallbackReceived, type PaymentNotice, PaymentProvider } from '../../payments/payment-provider.js';
import { OrderRepository, type TracedChange } from '../../persistence/order.repository.js';
import { MakeRefunds } from '../../timing/make-refunds.js';

@Injectable()
export class TakePaymentCallbackHandler {
  private readonly lanes: Lanes<TracedChange, ChangeOutcome>;

  constructor(
    orders: OrderRepository,
    private readonly provider: PaymentProvider,
    private readonly refunds: MakeRefunds,
  ) {
    this.lanes = new Lanes((accountId, changes) => orders.change(accountId, changes));
  }

  /** Resolves when the notice has had its effect for good; only then may the provider stop repeating it. */
  async handle(provider: string, callback: CallbackReceived): Promise<void> {
    if (provider !== this.provider.name) throw new ProviderUnknown();
    const notice = this.provider.read(callback);
    const outcome = await this.lanes.ask(notice.accountId, changeBy(notice));
    if (outcome.kind === 'refused') throw outcome.refusal;
    if (outcome.refund) this.refunds.wake();
  }
}

function changeBy({ orderId, outcome, ...payment }: PaymentNotice): TracedChange {
  const cause = { orderId, atMs: Date.now(), traceparent: currentTraceparent() };
  if (outcome === 'failed') return { ...cause, decide: giveUpPayment };
  // The same for every repetition of the notice, so that money that has to go back goes back once.
  const refundId = derivedId('late-payment', payment.paymentId);
  return { ...cause, takesMoney: true, decide: (order, desk) => payOrder(order, { ...payment, refundId }, desk) };
}
