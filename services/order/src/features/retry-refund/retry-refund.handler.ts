import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { RefundNotFailed, RefundNotFound } from '../../domain/payments/refund.errors.js';
import { type KnownRefund, RefundReader } from '../../persistence/refund.reader.js';
import { RefundStore } from '../../persistence/refund.store.js';
import { MakeRefunds } from '../../timing/make-refunds.js';

/**
 * The money that a provider could not give back is still the buyer's. Only somebody who knows why it failed can say that
 * another try is worth it.
 */
@Injectable()
export class RetryRefundHandler {
  constructor(
    private readonly store: RefundStore,
    private readonly reader: RefundReader,
    private readonly refunds: MakeRefunds,
  ) {}

  /** @throws RefundNotFound, RefundNotFailed */
  async handle(caller: Principal, refundId: string): Promise<KnownRefund> {
    const scope = scopeOf(caller);
    const tried = await this.store.tryAgain(scope, refundId, Date.now());
    const refund = await this.reader.find(scope, refundId);
    if (!refund) throw new RefundNotFound(refundId);
    if (!tried) throw new RefundNotFailed(refundId, refund.state);
    this.refunds.wake();
    return refund;
  }
}
