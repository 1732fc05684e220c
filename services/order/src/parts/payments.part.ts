import { ListRefundsController } from '../features/list-refunds/list-refunds.controller.js';
import { ListRefundsGrpcController } from '../features/list-refunds/list-refunds.grpc-controller.js';
import { ListRefundsHandler } from '../features/list-refunds/list-refunds.handler.js';
import { RefundOrderController } from '../features/refund-order/refund-order.controller.js';
import { RefundOrderGrpcController } from '../features/refund-order/refund-order.grpc-controller.js';
import { RefundOrderHandler } from '../features/refund-order/refund-order.handler.js';
import { RetryRefundController } from '../features/retry-refund/retry-refund.controller.js';
import { RetryRefundGrpcController } from '../features/retry-refund/retry-refund.grpc-controller.js';
import { RetryRefundHandler } from '../features/retry-refund/retry-refund.handler.js';
import { CallbackBytes } from '../features/take-payment-callback/callback-bytes.js';
import { TakePaymentCallbackController } from '../features/take-payment-callback/take-payment-callback.controller.js';
import { TakePaymentCallbackHandler } from '../features/take-payment-callback/take-payment-callback.handler.js';
import { TapTestPaymentController } from '../features/tap-test-payment/tap-test-payment.controller.js';
import { TapTestPaymentHandler } from '../features/tap-test-payment/tap-test-payment.handler.js';
import { InviteToPay } from '../payments/invite-to-pay.js';
import { paymentProviders, paymentsConfigProvider } from '../payments/offered-providers.js';
import { TakeProviderNews } from '../payments/take-provider-news.js';
import { TestCallbackCourier } from '../payments/test-provider/test-callback.courier.js';
import { TestCallbackStore } from '../payments/test-provider/test-callback.store.js';
import { TestPaymentBooks } from '../payments/test-provider/test-payment.books.js';
import { TestPaymentProvider } from '../payments/test-provider/test-payment.provider.js';
import { TestPaymentStore } from '../payments/test-provider/test-payment.store.js';
import { OpenedPaymentStore } from '../persistence/opened-payment.store.js';
import { RefundReader } from '../persistence/refund.reader.js';
import { RefundStore } from '../persistence/refund.store.js';
import { MakeRefunds } from '../timing/make-refunds.js';
import { WatchOpenedPayments } from '../timing/watch-opened-payments.js';
import type { Part } from './part.js';

/** Payments and refunds, through the providers of this installation. */
export const payments: Part = {
  controllers: [
    RefundOrderController,
    ListRefundsController,
    ListRefundsGrpcController,
    RetryRefundController,
    RetryRefundGrpcController,
    RefundOrderGrpcController,
    TakePaymentCallbackController,
    TapTestPaymentController,
  ],
  providers: [
    RefundOrderHandler,
    ListRefundsHandler,
    RetryRefundHandler,
    TakePaymentCallbackHandler,
    CallbackBytes,
    TapTestPaymentHandler,
    MakeRefunds,
    InviteToPay,
    TakeProviderNews,
    WatchOpenedPayments,
    OpenedPaymentStore,
    RefundStore,
    RefundReader,
    TestPaymentStore,
    TestCallbackStore,
    TestCallbackCourier,
    TestPaymentBooks,
    TestPaymentProvider,
    paymentsConfigProvider,
    paymentProviders,
  ],
};
