import { Injectable } from '@nestjs/common';
import type { CallbackReceived } from '../../payments/payment-provider.js';
import { PaymentProviders } from '../../payments/payment-providers.js';
import { TakeProviderNews } from '../../payments/take-provider-news.js';

@Injectable()
export class TakePaymentCallbackHandler {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly news: TakeProviderNews,
  ) {}

  async handle(provider: string, callback: CallbackReceived): Promise<void> {
    const said = await this.providers.named(provider).read(callback);
    if (said) await this.news.take(said);
  }
}
