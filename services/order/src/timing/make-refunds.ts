import { Injectable } from '@nestjs/common';
import { PaymentProviders } from '../payments/payment-providers.js';
import { type DueRefund, RefundStore } from '../persistence/refund.store.js';
import { backOffMs } from './back-off.js';
import { DueWork } from './due-work.js';

const BATCH = 20;

/**
 * Makes refunds that are owed, at their provider, and asks it again until it has said what became of each. A crash
 * between making and noting it makes the provider hear the same refundId again, which gives nothing back twice.
 */
@Injectable()
export class MakeRefunds extends DueWork {
  constructor(
    private readonly store: RefundStore,
    private readonly providers: PaymentProviders,
  ) {
    super('order.refunds');
  }

  protected override async doDue(): Promise<number | null> {
    const due = await this.store.dueAt(Date.now(), BATCH);
    await Promise.all(due.map((refund) => this.make(refund)));
    return this.store.nextDueMs();
  }

  private async make(refund: DueRefund): Promise<void> {
    const { refundId, round } = refund;
    try {
      const said = await this.providers.named(refund.provider).refund(refund);
      await this.store.takeNews({ refundId, round, ...said }, Date.now());
      if (said.outcome === 'failed') this.logger.error({ refundId, ...said }, 'a refund failed; it waits for staff');
    } catch (error) {
      this.logger.error({ err: error, refundId }, 'a refund is still owed');
      await this.store.postpone(refundId, Date.now() + backOffMs(refund.attempts));
    }
  }
}
