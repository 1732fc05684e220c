import { PlaceOrderController } from '../features/place-order/place-order.controller.js';
import { PlaceOrderGrpcController } from '../features/place-order/place-order.grpc-controller.js';
import { PlaceOrderHandler } from '../features/place-order/place-order.handler.js';
import { PlaceOrdersGrpcController } from '../features/place-order/place-orders.grpc-controller.js';
import { PlaceOrdersHandler } from '../features/place-order/place-orders.handler.js';
import { PlacementDesk } from '../features/place-order/placement-desk.js';
import { ScarceGoods } from '../features/place-order/scarce-goods.js';
import { QuoteOrderController } from '../features/quote-order/quote-order.controller.js';
import { QuoteOrderGrpcController } from '../features/quote-order/quote-order.grpc-controller.js';
import { QuoteOrderHandler } from '../features/quote-order/quote-order.handler.js';
import { OrderSettingsController } from '../features/set-order-settings/order-settings.controller.js';
import { OrderSettingsGrpcController } from '../features/set-order-settings/order-settings.grpc-controller.js';
import { ShowAvailabilityController } from '../features/show-availability/show-availability.controller.js';
import { ListStockController } from '../features/list-stock/list-stock.controller.js';
import { ShowStockController } from '../features/show-stock/show-stock.controller.js';
import { ShowStockGrpcController } from '../features/show-stock/show-stock.grpc-controller.js';
import { OrderSettingsStore } from '../persistence/order-settings.store.js';
import { PlacementRepository } from '../persistence/placement.repository.js';
import { QuoteMarket } from '../persistence/promotions/quote.market.js';
import { StockReader } from '../persistence/stock.reader.js';
import { QuoteDesk } from '../quotes/quote-desk.js';
import { QuoteSigner } from '../quotes/quote-signer.js';
import { ExpireUnpaidOrders } from '../timing/expire-unpaid-orders.js';
import type { Part } from './part.js';

/** Placing orders: what they would cost, what there is, and who is refused. */
export const placing: Part = {
  controllers: [
    PlaceOrderController,
    PlaceOrderGrpcController,
    PlaceOrdersGrpcController,
    ShowAvailabilityController,
    ShowStockController,
    ListStockController,
    ShowStockGrpcController,
    OrderSettingsController,
    OrderSettingsGrpcController,
    QuoteOrderController,
    QuoteOrderGrpcController,
  ],
  providers: [
    PlaceOrderHandler,
    PlaceOrdersHandler,
    PlacementDesk,
    ScarceGoods,
    QuoteOrderHandler,
    QuoteDesk,
    QuoteSigner,
    QuoteMarket,
    ExpireUnpaidOrders,
    PlacementRepository,
    StockReader,
    OrderSettingsStore,
  ],
};
