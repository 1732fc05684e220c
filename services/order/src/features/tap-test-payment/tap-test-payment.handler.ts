import { Injectable } from '@nestjs/common';
import { Lanes } from '../../batching/lanes.js';
import { OrderConfig } from '../../order.config.js';
import { callbackDelaysMs } from '../../payments/test-provider/callback-plan.js';
import { TestCallbackCourier } from '../../payments/test-provider/test-callback.courier.js';
import { type Tap, TestPaymentStore } from '../../payments/test-provider/test-payment.store.js';
import { TestPaymentAlreadyConfirmed, TestPaymentNotFound } from '../../payments/test-provider/test-provider.errors.js';

/** Plays the viewer's wallet: the money moves at the tap, and the order desk hears of it by callback. */
@Injectable()
export class TapTestPaymentHandler {
  private readonly lanes: Lanes<Tap, Tap | undefined>;

  constructor(
    private readonly store: TestPaymentStore,
    private readonly courier: TestCallbackCourier,
    private readonly config: OrderConfig,
  ) {
    this.lanes = new Lanes((accountId, taps) => this.confirm(accountId, taps));
  }

  /** Tapping again with the same outcome is no error. */
  async handle(accountId: string, tap: Tap): Promise<void> {
    const final = await this.lanes.ask(accountId, tap);
    if (!final || final.viewerId !== tap.viewerId) throw new TestPaymentNotFound(tap.paymentId);
    if (final.outcome !== tap.outcome) throw new TestPaymentAlreadyConfirmed(tap.paymentId, final.outcome);
  }

  private async confirm(accountId: string, taps: readonly Tap[]): Promise<readonly (Tap | undefined)[]> {
    const nowMs = Date.now();
    let firstMs = Infinity;
    const final = await this.store.confirm(accountId, taps, (paymentId) => {
      const delays = callbackDelaysMs(paymentId, this.config.TEST_PAYMENTS_LATEST_MS);
      firstMs = Math.min(firstMs, nowMs + (delays[0] ?? 0));
      return delays.map((delayMs) => ({ paymentId, dueMs: nowMs + delayMs }));
    });
    this.courier.wakeAt(firstMs);
    return taps.map(({ paymentId }) => final.get(paymentId));
  }
}
