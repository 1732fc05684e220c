import { OrderConfig } from '../order.config.js';
import { OpenedPaymentStore } from '../persistence/opened-payment.store.js';
import { PaymentProviders } from './payment-providers.js';
import { PaymentsConfig } from './payments.config.js';
import { StripeProvider } from './stripe/stripe.provider.js';
import { TestPaymentProvider } from './test-provider/test-payment.provider.js';
import { WechatPayProvider } from './wechat/wechat-pay.provider.js';

/** Read once, at boot, so that a provider with half of its secrets stops the process before it takes traffic. */
export const paymentsConfigProvider = {
  provide: PaymentsConfig,
  useFactory: (): PaymentsConfig => PaymentsConfig.load(process.env),
};

/** Everybody whose secrets are there, and the test provider, whose old orders live on when it is offered no more. */
export const paymentProviders = {
  provide: PaymentProviders,
  inject: [PaymentsConfig, OrderConfig, TestPaymentProvider, OpenedPaymentStore],
  useFactory: (
    config: PaymentsConfig,
    orderConfig: OrderConfig,
    test: TestPaymentProvider,
    opened: OpenedPaymentStore,
  ): PaymentProviders => {
    const { stripe, wechat, offered } = config;
    const known = [
      test,
      ...(stripe ? [new StripeProvider(stripe, opened)] : []),
      ...(wechat ? [new WechatPayProvider(wechat, orderConfig, opened)] : []),
    ];
    return new PaymentProviders(known, offered);
  },
};
