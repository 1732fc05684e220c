import { Injectable } from '@nestjs/common';
import { DomainError } from '@shopcast/kernel';
import type { OrderStatus } from '../domain/order.js';
import type { TheirEntry } from '../domain/reconciliation/book-entry.js';
import type { PaymentNews } from '../payments/payment-provider.js';
import { PaymentProviders } from '../payments/payment-providers.js';
import { TakeProviderNews } from '../payments/take-provider-news.js';
import { nextLookMs, OpenedPaymentStore, type WatchedPayment } from '../persistence/opened-payment.store.js';
import { backOffMs } from './back-off.js';
import { DueWork } from './due-work.js';

const AT_ONCE = 20;
/** Whoever claims payments and dies keeps them no longer than this. */
const CLAIM_MS = 60_000;
/** In any other state the money is there. */
const mayStillBePaid: readonly OrderStatus[] = ['placed', 'deposit_paid', 'expired', 'cancelled', 'forfeited'];
/** Their payment is still wanted. */
const isAwaited: readonly OrderStatus[] = ['placed', 'deposit_paid'];

/**
 * Asks providers about payments of which no callback has come, and closes those whose order is over: a lost callback
 * costs nobody money, and nobody pays for what is no longer for sale.
 */
@Injectable()
export class WatchOpenedPayments extends DueWork {
  constructor(
    private readonly store: OpenedPaymentStore,
    private readonly providers: PaymentProviders,
    private readonly news: TakeProviderNews,
  ) {
    super('order.opened-payments');
  }

  override onApplicationBootstrap(): void {
    this.store.wakeWhenNoted((atMs) => this.wakeAt(atMs));
    super.onApplicationBootstrap();
  }

  protected override async doDue(): Promise<number | null> {
    const due = await this.store.claim(Date.now(), Date.now() + CLAIM_MS, AT_ONCE);
    await Promise.all(due.map((payment) => this.lookAt(payment)));
    return this.store.nextDueMs();
  }

  private async lookAt(payment: WatchedPayment): Promise<void> {
    const { paymentId, looks, expiresAtMs } = payment;
    try {
      if (await this.isOver(payment)) await this.store.forget(paymentId);
      else await this.store.lookAgainAt(paymentId, nextLookMs(Date.now(), looks, expiresAtMs));
    } catch (error) {
      this.logger.warn({ err: error, paymentId }, 'a payment could not be looked at; it will be again');
      await this.store.lookAgainAt(paymentId, Date.now() + backOffMs(looks));
    }
  }

  private async isOver(payment: WatchedPayment): Promise<boolean> {
    if (!mayStillBePaid.includes(payment.orderStatus)) return true;
    const provider = this.providers.named(payment.provider);
    const found = await provider.find(payment);
    if (found?.state === 'succeeded' || found?.state === 'closed') return this.take(payment, found);
    if (isAwaited.includes(payment.orderStatus)) return false;
    if (found) await provider.close(payment);
    return true;
  }

  /** What the order desk refuses now it will always refuse; the reconciliation reports it. */
  private async take(payment: WatchedPayment, found: TheirEntry): Promise<true> {
    try {
      await this.news.take(newsOf(payment, found));
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      this.logger.error({ err: error, paymentId: payment.paymentId }, 'a payment fits no order');
    }
    return true;
  }
}

const newsOf = (
  { accountId, orderId, paymentId, provider }: WatchedPayment,
  { state, reference, amountMinor, currency, atMs: paidAtMs }: TheirEntry,
): PaymentNews => ({
  what: 'payment',
  accountId,
  orderId,
  paymentId,
  provider,
  outcome: state === 'succeeded' ? 'succeeded' : 'failed',
  reference,
  amountMinor,
  currency,
  paidAtMs,
});
