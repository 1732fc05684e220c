import { Injectable } from '@nestjs/common';
import { isFree, type Terms } from '../domain/order.js';
import type { PaymentMeans } from '../domain/payments/payment-means.js';
import { PaymentRefused } from './payment.errors.js';
import type { PaymentInvitation } from './payment-provider.js';
import { PaymentProviders } from './payment-providers.js';
import { TakeProviderNews } from './take-provider-news.js';

/** Opens the payments of new orders. */
@Injectable()
export class InviteToPay {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly news: TakeProviderNews,
  ) {}

  /** @throws ProviderNotOffered */
  through(provider: string | undefined): PaymentMeans {
    return this.providers.offeredAs(provider).means;
  }

  /** An order that its provider will never take money for ends here: its units are somebody else's. */
  async invite(order: Terms): Promise<PaymentInvitation> {
    if (isFree(order)) return this.providers.invitationTo(order);
    try {
      return await this.providers.named(order.paymentProvider).open(order);
    } catch (error) {
      if (error instanceof PaymentRefused) await this.giveUp(order);
      throw error;
    }
  }

  private giveUp({ accountId, orderId, paymentId, paymentProvider, totalMinor, currency }: Terms): Promise<void> {
    const payment = { paymentId, provider: paymentProvider, reference: null, amountMinor: totalMinor, currency };
    return this.news.take({
      what: 'payment',
      accountId,
      orderId,
      outcome: 'failed',
      ...payment,
      paidAtMs: Date.now(),
    });
  }
}
