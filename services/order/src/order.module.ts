import { Module, type OnModuleInit } from '@nestjs/common';
import { Database, DatabaseModule } from '@shopcast/database';
import { EventLogModule } from '@shopcast/event-log';
import { Readiness } from '@shopcast/http';
import { LiveStateModule } from '@shopcast/live-state';
import { CancelOrderController } from './features/cancel-order/cancel-order.controller.js';
import { CancelOrderGrpcController } from './features/cancel-order/cancel-order.grpc-controller.js';
import { CancelOrderHandler } from './features/cancel-order/cancel-order.handler.js';
import { ClaimCouponController } from './features/claim-coupon/claim-coupon.controller.js';
import { ClaimCouponGrpcController } from './features/claim-coupon/claim-coupon.grpc-controller.js';
import { ClaimCouponHandler } from './features/claim-coupon/claim-coupon.handler.js';
import { DownloadStatementController } from './features/download-statement/download-statement.controller.js';
import { ChangeWebhookEndpointController } from './features/change-webhook-endpoint/change-webhook-endpoint.controller.js';
import { ChangeWebhookEndpointGrpcController } from './features/change-webhook-endpoint/change-webhook-endpoint.grpc-controller.js';
import { ChangeWebhookEndpointHandler } from './features/change-webhook-endpoint/change-webhook-endpoint.handler.js';
import { DropCouponsController } from './features/drop-coupons/drop-coupons.controller.js';
import { DropCouponsGrpcController } from './features/drop-coupons/drop-coupons.grpc-controller.js';
import { DropCouponsHandler } from './features/drop-coupons/drop-coupons.handler.js';
import { GetOrderController } from './features/get-order/get-order.controller.js';
import { GetOrderGrpcController } from './features/get-order/get-order.grpc-controller.js';
import { GetOrderHandler } from './features/get-order/get-order.handler.js';
import { GiveFirstOrderGiftController } from './features/give-first-order-gift/give-first-order-gift.controller.js';
import { GiveFirstOrderGiftGrpcController } from './features/give-first-order-gift/give-first-order-gift.grpc-controller.js';
import { GiveFirstOrderGiftHandler } from './features/give-first-order-gift/give-first-order-gift.handler.js';
import { IssueStatementController } from './features/issue-statement/issue-statement.controller.js';
import { IssueStatementGrpcController } from './features/issue-statement/issue-statement.grpc-controller.js';
import { IssueStatementHandler } from './features/issue-statement/issue-statement.handler.js';
import { LimitPurchasesController } from './features/limit-purchases/limit-purchases.controller.js';
import { LimitPurchasesGrpcController } from './features/limit-purchases/limit-purchases.grpc-controller.js';
import { LimitPurchasesHandler } from './features/limit-purchases/limit-purchases.handler.js';
import { ListCouponCampaignsController } from './features/list-coupon-campaigns/list-coupon-campaigns.controller.js';
import { ListCouponCampaignsGrpcController } from './features/list-coupon-campaigns/list-coupon-campaigns.grpc-controller.js';
import { ListCouponsController } from './features/list-coupons/list-coupons.controller.js';
import { ListCouponsGrpcController } from './features/list-coupons/list-coupons.grpc-controller.js';
import { JoinWaitingListController } from './features/join-waiting-list/join-waiting-list.controller.js';
import { JoinWaitingListGrpcController } from './features/join-waiting-list/join-waiting-list.grpc-controller.js';
import { JoinWaitingListHandler } from './features/join-waiting-list/join-waiting-list.handler.js';
import { ListOrdersController } from './features/list-orders/list-orders.controller.js';
import { ListPaymentDifferencesController } from './features/list-payment-differences/list-payment-differences.controller.js';
import { ListPaymentDifferencesGrpcController } from './features/list-payment-differences/list-payment-differences.grpc-controller.js';
import { ListRefundsController } from './features/list-refunds/list-refunds.controller.js';
import { ListRefundsGrpcController } from './features/list-refunds/list-refunds.grpc-controller.js';
import { ListRefundsHandler } from './features/list-refunds/list-refunds.handler.js';
import { ListOrdersGrpcController } from './features/list-orders/list-orders.grpc-controller.js';
import { ListOrdersHandler } from './features/list-orders/list-orders.handler.js';
import { OpenCouponCampaignController } from './features/open-coupon-campaign/open-coupon-campaign.controller.js';
import { OpenCouponCampaignGrpcController } from './features/open-coupon-campaign/open-coupon-campaign.grpc-controller.js';
import { OpenCouponCampaignHandler } from './features/open-coupon-campaign/open-coupon-campaign.handler.js';
import { PayBalanceController } from './features/pay-balance/pay-balance.controller.js';
import { PayBalanceGrpcController } from './features/pay-balance/pay-balance.grpc-controller.js';
import { PayBalanceHandler } from './features/pay-balance/pay-balance.handler.js';
import { PlaceOrderController } from './features/place-order/place-order.controller.js';
import { PlaceOrderGrpcController } from './features/place-order/place-order.grpc-controller.js';
import { PlaceOrderHandler } from './features/place-order/place-order.handler.js';
import { PlaceOrdersGrpcController } from './features/place-order/place-orders.grpc-controller.js';
import { PlaceOrdersHandler } from './features/place-order/place-orders.handler.js';
import { PlacementDesk } from './features/place-order/placement-desk.js';
import { ScarceGoods } from './features/place-order/scarce-goods.js';
import { QuoteOrderController } from './features/quote-order/quote-order.controller.js';
import { QuoteOrderGrpcController } from './features/quote-order/quote-order.grpc-controller.js';
import { QuoteOrderHandler } from './features/quote-order/quote-order.handler.js';
import { ReadStatementsController } from './features/read-statements/read-statements.controller.js';
import { ReadStatementsGrpcController } from './features/read-statements/read-statements.grpc-controller.js';
import { ReadStatementsHandler } from './features/read-statements/read-statements.handler.js';
import { ReconcileController } from './features/reconcile/reconcile.controller.js';
import { ReconcileGrpcController } from './features/reconcile/reconcile.grpc-controller.js';
import { ReconcileHandler } from './features/reconcile/reconcile.handler.js';
import { ReadWebhookDeliveriesController } from './features/read-webhook-deliveries/read-webhook-deliveries.controller.js';
import { ReadWebhookDeliveriesGrpcController } from './features/read-webhook-deliveries/read-webhook-deliveries.grpc-controller.js';
import { ReadWebhookEndpointsController } from './features/read-webhook-endpoints/read-webhook-endpoints.controller.js';
import { ReadWebhookEndpointsGrpcController } from './features/read-webhook-endpoints/read-webhook-endpoints.grpc-controller.js';
import { RefundOrderController } from './features/refund-order/refund-order.controller.js';
import { RefundOrderGrpcController } from './features/refund-order/refund-order.grpc-controller.js';
import { RefundOrderHandler } from './features/refund-order/refund-order.handler.js';
import { RetryRefundController } from './features/retry-refund/retry-refund.controller.js';
import { RetryRefundGrpcController } from './features/retry-refund/retry-refund.grpc-controller.js';
import { RetryRefundHandler } from './features/retry-refund/retry-refund.handler.js';
import { SetSettlementTermsController } from './features/set-settlement-terms/set-settlement-terms.controller.js';
import { SetSettlementTermsGrpcController } from './features/set-settlement-terms/set-settlement-terms.grpc-controller.js';
import { SetSettlementTermsHandler } from './features/set-settlement-terms/set-settlement-terms.handler.js';
import { ShowBalancesController } from './features/show-balances/show-balances.controller.js';
import { ShowBalancesGrpcController } from './features/show-balances/show-balances.grpc-controller.js';
import { ShowBalancesHandler } from './features/show-balances/show-balances.handler.js';
import { ShowReconciliationsController } from './features/show-reconciliations/show-reconciliations.controller.js';
import { RegisterWebhookEndpointController } from './features/register-webhook-endpoint/register-webhook-endpoint.controller.js';
import { RegisterWebhookEndpointGrpcController } from './features/register-webhook-endpoint/register-webhook-endpoint.grpc-controller.js';
import { RegisterWebhookEndpointHandler } from './features/register-webhook-endpoint/register-webhook-endpoint.handler.js';
import { ReplayWebhooksController } from './features/replay-webhooks/replay-webhooks.controller.js';
import { ReplayWebhooksGrpcController } from './features/replay-webhooks/replay-webhooks.grpc-controller.js';
import { ReplayWebhooksHandler } from './features/replay-webhooks/replay-webhooks.handler.js';
import { RotateWebhookSecretController } from './features/rotate-webhook-secret/rotate-webhook-secret.controller.js';
import { RotateWebhookSecretGrpcController } from './features/rotate-webhook-secret/rotate-webhook-secret.grpc-controller.js';
import { RotateWebhookSecretHandler } from './features/rotate-webhook-secret/rotate-webhook-secret.handler.js';
import { ReceiveShipmentsController } from './features/receive-shipments/receive-shipments.controller.js';
import { ReceiveShipmentsGrpcController } from './features/receive-shipments/receive-shipments.grpc-controller.js';
import { ReceiveShipmentsHandler } from './features/receive-shipments/receive-shipments.handler.js';
import { ReturnUnitsController } from './features/return-units/return-units.controller.js';
import { ReturnUnitsGrpcController } from './features/return-units/return-units.grpc-controller.js';
import { ReturnUnitsHandler } from './features/return-units/return-units.handler.js';
import { OrderSettingsController } from './features/set-order-settings/order-settings.controller.js';
import { OrderSettingsGrpcController } from './features/set-order-settings/order-settings.grpc-controller.js';
import { SetPreSaleController } from './features/set-pre-sale/set-pre-sale.controller.js';
import { SetPreSaleGrpcController } from './features/set-pre-sale/set-pre-sale.grpc-controller.js';
import { SetPreSaleHandler } from './features/set-pre-sale/set-pre-sale.handler.js';
import { SetWaitingListController } from './features/set-waiting-list/set-waiting-list.controller.js';
import { SetWaitingListGrpcController } from './features/set-waiting-list/set-waiting-list.grpc-controller.js';
import { ShipOrderController } from './features/ship-order/ship-order.controller.js';
import { ShipOrderGrpcController } from './features/ship-order/ship-order.grpc-controller.js';
import { ShipOrderHandler } from './features/ship-order/ship-order.handler.js';
import { ShowFulfilmentGrpcController } from './features/show-fulfilment/show-fulfilment.grpc-controller.js';
import { ShowStockController } from './features/show-stock/show-stock.controller.js';
import { ShowStockGrpcController } from './features/show-stock/show-stock.grpc-controller.js';
import { CallbackBytes } from './features/take-payment-callback/callback-bytes.js';
import { ShowTimelineController } from './features/show-timeline/show-timeline.controller.js';
import { ShowTimelineGrpcController } from './features/show-timeline/show-timeline.grpc-controller.js';
import { ShowTimelineHandler } from './features/show-timeline/show-timeline.handler.js';
import { TakePaymentCallbackController } from './features/take-payment-callback/take-payment-callback.controller.js';
import { TakePaymentCallbackHandler } from './features/take-payment-callback/take-payment-callback.handler.js';
import { TapTestPaymentController } from './features/tap-test-payment/tap-test-payment.controller.js';
import { TapTestPaymentHandler } from './features/tap-test-payment/tap-test-payment.handler.js';
import { TestWebhookEndpointController } from './features/test-webhook-endpoint/test-webhook-endpoint.controller.js';
import { TestWebhookEndpointGrpcController } from './features/test-webhook-endpoint/test-webhook-endpoint.grpc-controller.js';
import { TestWebhookEndpointHandler } from './features/test-webhook-endpoint/test-webhook-endpoint.handler.js';
import { WatchOrdersGrpcController } from './features/watch-orders/watch-orders.grpc-controller.js';
import { WatchOrdersHandler } from './features/watch-orders/watch-orders.handler.js';
import { OrderConfig, orderConfigProvider } from './order.config.js';
import { CompareWithProvider } from './payments/compare-with-provider.js';
import { InviteToPay } from './payments/invite-to-pay.js';
import { paymentProviders, paymentsConfigProvider } from './payments/offered-providers.js';
import { TakeProviderNews } from './payments/take-provider-news.js';
import { TestCallbackCourier } from './payments/test-provider/test-callback.courier.js';
import { TestCallbackStore } from './payments/test-provider/test-callback.store.js';
import { TestPaymentBooks } from './payments/test-provider/test-payment.books.js';
import { TestPaymentProvider } from './payments/test-provider/test-payment.provider.js';
import { TestPaymentStore } from './payments/test-provider/test-payment.store.js';
import { DifferenceReader } from './persistence/difference.reader.js';
import { DueOrdersReader } from './persistence/due-orders.reader.js';
import { OrderDesk1764000000000 } from './persistence/migrations/1764000000000-order-desk.migration.js';
import { TestPayments1764000000001 } from './persistence/migrations/1764000000001-test-payments.migration.js';
import { Promotions1764100000000 } from './persistence/migrations/1764100000000-promotions.migration.js';
import { SaleTerms1764300000000 } from './persistence/migrations/1764300000000-sale-terms.migration.js';
import { Ledger1764300000001 } from './persistence/migrations/1764300000001-ledger.migration.js';
import { Statements1764300000002 } from './persistence/migrations/1764300000002-statements.migration.js';
import { PaymentProviders1764500000000 } from './persistence/migrations/1764500000000-payment-providers.migration.js';
import { Reconciliation1764500000001 } from './persistence/migrations/1764500000001-reconciliation.migration.js';
import { OpenedPaymentStore } from './persistence/opened-payment.store.js';
import { Webhooks1764400000000 } from './persistence/migrations/1764400000000-webhooks.migration.js';
import { OrderFeed1764400000001 } from './persistence/migrations/1764400000001-order-feed.migration.js';
import { OrderFeed } from './persistence/order-feed.js';
import { OrderTimeline1764200000000 } from './persistence/migrations/1764200000000-order-timeline.migration.js';
import { Fulfilment1764200000001 } from './persistence/migrations/1764200000001-fulfilment.migration.js';
import { OrderSettings1764200000002 } from './persistence/migrations/1764200000002-order-settings.migration.js';
import { WaitingList1764200000003 } from './persistence/migrations/1764200000003-waiting-list.migration.js';
import { PreSale1764200000004 } from './persistence/migrations/1764200000004-pre-sale.migration.js';
import { PreSaleStore } from './persistence/pre-sale.store.js';
import { OrderSettingsStore } from './persistence/order-settings.store.js';
import { OrderDeadlines } from './persistence/order-deadlines.js';
import { OrderReader } from './persistence/order.reader.js';
import { OrderRepository } from './persistence/order.repository.js';
import { OurBooksReader } from './persistence/our-books.reader.js';
import { PlacementRepository } from './persistence/placement.repository.js';
import { CampaignReader } from './persistence/promotions/campaign.reader.js';
import { CampaignRepository } from './persistence/promotions/campaign.repository.js';
import { ClaimRepository } from './persistence/promotions/claim.repository.js';
import { CouponExpiryRepository } from './persistence/promotions/coupon-expiry.repository.js';
import { CouponReader } from './persistence/promotions/coupon.reader.js';
import { GiftStore } from './persistence/promotions/gift.store.js';
import { PurchaseLimitStore } from './persistence/promotions/purchase-limit.store.js';
import { QuoteMarket } from './persistence/promotions/quote.market.js';
import { ReconciliationStore } from './persistence/reconciliation.store.js';
import { RefundReader } from './persistence/refund.reader.js';
import { RefundStore } from './persistence/refund.store.js';
import { AccountTermsStore } from './persistence/settlement/account-terms.store.js';
import { BalanceReader } from './persistence/settlement/balance.reader.js';
import { LedgerProgress } from './persistence/settlement/ledger-progress.js';
import { StatementReader } from './persistence/settlement/statement.reader.js';
import { StatementRepository } from './persistence/settlement/statement.repository.js';
import { StockReader } from './persistence/stock.reader.js';
import { CommissionsProjection } from './projections/commissions.projection.js';
import { WebhookArchive } from './persistence/webhooks/webhook-archive.js';
import { WebhookDeliveryReader } from './persistence/webhooks/webhook-delivery.reader.js';
import { WebhookDeliveryRepository } from './persistence/webhooks/webhook-delivery.repository.js';
import { WebhookEndpointRepository } from './persistence/webhooks/webhook-endpoint.repository.js';
import { WebhookQueue } from './persistence/webhooks/webhook-queue.js';
import { WebhookReplay } from './persistence/webhooks/webhook-replay.js';
import { WebhookSecretStore } from './persistence/webhooks/webhook-secret.store.js';
import { TimelineReader } from './persistence/timeline.reader.js';
import { UnitOffers } from './persistence/waiting/unit-offers.js';
import { WaitingListStore } from './persistence/waiting/waiting-list.store.js';
import { WaitingRepository } from './persistence/waiting/waiting.repository.js';
import { OffersProjection } from './projections/offers.projection.js';
import { RevokedKeysProjection } from './projections/revoked-keys.projection.js';
import { SessionsProjection } from './projections/sessions.projection.js';
import { QuoteDesk } from './quotes/quote-desk.js';
import { QuoteSigner } from './quotes/quote-signer.js';
import { BookMoneyWhenOrdersMoveIt } from './reactions/book-money-when-orders-move-it.reaction.js';
import { ResizeStockWhenAllocationSet } from './reactions/resize-stock-when-allocation-set.reaction.js';
import { TellIntegratorsWhenOrderFacts } from './reactions/tell-integrators-when-order-facts.reaction.js';
import { ExpireCoupons } from './timing/expire-coupons.js';
import { ExpireUnpaidOrders } from './timing/expire-unpaid-orders.js';
import { ForgetOldWebhooks } from './timing/forget-old-webhooks.js';
import { ForfeitDeposits } from './timing/forfeit-deposits.js';
import { LapseOffers } from './timing/lapse-offers.js';
import { MakeRefunds } from './timing/make-refunds.js';
import { RunReconciliations } from './timing/run-reconciliations.js';
import { WatchOpenedPayments } from './timing/watch-opened-payments.js';
import { OrderNews } from './watching/order-news.js';
import { OrderWatches } from './watching/order-watches.js';
import { WebhookAddresses } from './webhooks/addresses/webhook-addresses.js';
import { WebhookCourier } from './webhooks/webhook-courier.js';
import { WebhookPost } from './webhooks/webhook-post.js';
import { addressRulesProvider, hostNamesProvider, secretBoxProvider } from './webhooks/webhook.providers.js';
import { webhookConfigProvider } from './webhooks/webhook.config.js';
import { ReceiveShippedOrders } from './timing/receive-shipped-orders.js';

@Module({ providers: [orderConfigProvider], exports: [OrderConfig] })
class OrderConfigModule {}

const consumers = [
  SessionsProjection,
  OffersProjection,
  CommissionsProjection,
  RevokedKeysProjection,
  ResizeStockWhenAllocationSet,
  BookMoneyWhenOrdersMoveIt,
  TellIntegratorsWhenOrderFacts,
];

const database = DatabaseModule.register({
  imports: [OrderConfigModule],
  inject: [OrderConfig],
  useFactory: (config: OrderConfig) => ({
    service: 'order',
    url: config.ORDER_DATABASE_URL,
    ...(config.ORDER_DATABASE_OWNER_URL === undefined ? {} : { ownerUrl: config.ORDER_DATABASE_OWNER_URL }),
    poolSize: config.ORDER_DATABASE_POOL,
    entities: [],
    migrations: [
      OrderDesk1764000000000,
      TestPayments1764000000001,
      Promotions1764100000000,
      OrderTimeline1764200000000,
      Fulfilment1764200000001,
      OrderSettings1764200000002,
      WaitingList1764200000003,
      PreSale1764200000004,
      SaleTerms1764300000000,
      Ledger1764300000001,
      Statements1764300000002,
      Webhooks1764400000000,
      OrderFeed1764400000001,
      PaymentProviders1764500000000,
      Reconciliation1764500000001,
    ],
  }),
});

@Module({
  imports: [
    OrderConfigModule,
    LiveStateModule,
    database,
    EventLogModule.register({
      service: 'order',
      imports: [database],
      consumers,
    }),
  ],
  controllers: [
    PlaceOrderController,
    PlaceOrderGrpcController,
    PlaceOrdersGrpcController,
    GetOrderController,
    GetOrderGrpcController,
    ListOrdersController,
    ListOrdersGrpcController,
    WatchOrdersGrpcController,
    CancelOrderController,
    CancelOrderGrpcController,
    RefundOrderController,
    ListRefundsController,
    ListRefundsGrpcController,
    RetryRefundController,
    RetryRefundGrpcController,
    RefundOrderGrpcController,
    ShowStockController,
    SetSettlementTermsController,
    SetSettlementTermsGrpcController,
    ShowBalancesController,
    ShowBalancesGrpcController,
    IssueStatementController,
    IssueStatementGrpcController,
    ReadStatementsController,
    ReadStatementsGrpcController,
    DownloadStatementController,
    ShowStockGrpcController,
    ShowTimelineController,
    ShowTimelineGrpcController,
    ShowFulfilmentGrpcController,
    ShipOrderController,
    ShipOrderGrpcController,
    ReceiveShipmentsController,
    ReceiveShipmentsGrpcController,
    ReturnUnitsController,
    ReturnUnitsGrpcController,
    OrderSettingsController,
    OrderSettingsGrpcController,
    SetWaitingListController,
    SetWaitingListGrpcController,
    JoinWaitingListController,
    JoinWaitingListGrpcController,
    SetPreSaleController,
    SetPreSaleGrpcController,
    PayBalanceController,
    PayBalanceGrpcController,
    TakePaymentCallbackController,
    ReconcileController,
    ReconcileGrpcController,
    ShowReconciliationsController,
    ListPaymentDifferencesController,
    ListPaymentDifferencesGrpcController,
    TapTestPaymentController,
    RegisterWebhookEndpointController,
    RegisterWebhookEndpointGrpcController,
    ReadWebhookEndpointsController,
    ReadWebhookEndpointsGrpcController,
    ChangeWebhookEndpointController,
    ChangeWebhookEndpointGrpcController,
    RotateWebhookSecretController,
    RotateWebhookSecretGrpcController,
    TestWebhookEndpointController,
    TestWebhookEndpointGrpcController,
    ReadWebhookDeliveriesController,
    ReadWebhookDeliveriesGrpcController,
    ReplayWebhooksController,
    ReplayWebhooksGrpcController,
    QuoteOrderController,
    QuoteOrderGrpcController,
    OpenCouponCampaignController,
    OpenCouponCampaignGrpcController,
    ListCouponCampaignsController,
    ListCouponCampaignsGrpcController,
    DropCouponsController,
    DropCouponsGrpcController,
    ClaimCouponController,
    ClaimCouponGrpcController,
    ListCouponsController,
    ListCouponsGrpcController,
    LimitPurchasesController,
    LimitPurchasesGrpcController,
    GiveFirstOrderGiftController,
    GiveFirstOrderGiftGrpcController,
  ],
  providers: [
    ...consumers,
    PlaceOrderHandler,
    PlaceOrdersHandler,
    PlacementDesk,
    ScarceGoods,
    GetOrderHandler,
    ListOrdersHandler,
    WatchOrdersHandler,
    OrderWatches,
    OrderNews,
    OrderFeed,
    CancelOrderHandler,
    RefundOrderHandler,
    SetSettlementTermsHandler,
    ShowBalancesHandler,
    IssueStatementHandler,
    ReadStatementsHandler,
    ListRefundsHandler,
    RetryRefundHandler,
    TakePaymentCallbackHandler,
    ReconcileHandler,
    CallbackBytes,
    TapTestPaymentHandler,
    QuoteOrderHandler,
    QuoteDesk,
    QuoteSigner,
    QuoteMarket,
    OpenCouponCampaignHandler,
    DropCouponsHandler,
    ClaimCouponHandler,
    ExpireCoupons,
    CampaignRepository,
    CampaignReader,
    ClaimRepository,
    CouponReader,
    CouponExpiryRepository,
    LimitPurchasesHandler,
    PurchaseLimitStore,
    GiveFirstOrderGiftHandler,
    GiftStore,
    ExpireUnpaidOrders,
    MakeRefunds,
    InviteToPay,
    TakeProviderNews,
    WatchOpenedPayments,
    RunReconciliations,
    CompareWithProvider,
    OpenedPaymentStore,
    OurBooksReader,
    ReconciliationStore,
    DifferenceReader,
    PlacementRepository,
    OrderRepository,
    OrderReader,
    RefundStore,
    RefundReader,
    StockReader,
    AccountTermsStore,
    BalanceReader,
    LedgerProgress,
    StatementReader,
    StatementRepository,
    ShowTimelineHandler,
    TimelineReader,
    ShipOrderHandler,
    ReceiveShipmentsHandler,
    ReceiveShippedOrders,
    ReturnUnitsHandler,
    DueOrdersReader,
    OrderDeadlines,
    OrderSettingsStore,
    JoinWaitingListHandler,
    WaitingListStore,
    WaitingRepository,
    UnitOffers,
    LapseOffers,
    SetPreSaleHandler,
    PayBalanceHandler,
    PreSaleStore,
    ForfeitDeposits,
    TestPaymentStore,
    TestCallbackStore,
    TestCallbackCourier,
    TestPaymentBooks,
    TestPaymentProvider,
    paymentsConfigProvider,
    paymentProviders,
    webhookConfigProvider,
    RegisterWebhookEndpointHandler,
    ChangeWebhookEndpointHandler,
    RotateWebhookSecretHandler,
    TestWebhookEndpointHandler,
    ReplayWebhooksHandler,
    WebhookEndpointRepository,
    WebhookSecretStore,
    secretBoxProvider,
    WebhookQueue,
    WebhookReplay,
    WebhookDeliveryRepository,
    WebhookDeliveryReader,
    WebhookArchive,
    ForgetOldWebhooks,
    WebhookCourier,
    WebhookPost,
    WebhookAddresses,
    addressRulesProvider,
    hostNamesProvider,
  ],
})
export class OrderModule implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add('order.database', () => this.database.isReachable());
  }
}
