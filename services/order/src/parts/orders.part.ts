import { ChangeDesk } from '../batching/change-desk.js';
import { CancelOrderController } from '../features/cancel-order/cancel-order.controller.js';
import { CancelOrderGrpcController } from '../features/cancel-order/cancel-order.grpc-controller.js';
import { CancelOrderHandler } from '../features/cancel-order/cancel-order.handler.js';
import { GetOrderController } from '../features/get-order/get-order.controller.js';
import { GetOrderGrpcController } from '../features/get-order/get-order.grpc-controller.js';
import { GetOrderHandler } from '../features/get-order/get-order.handler.js';
import { ListOrdersController } from '../features/list-orders/list-orders.controller.js';
import { ListOrdersGrpcController } from '../features/list-orders/list-orders.grpc-controller.js';
import { ListOrdersHandler } from '../features/list-orders/list-orders.handler.js';
import { ShowTimelineController } from '../features/show-timeline/show-timeline.controller.js';
import { ShowTimelineGrpcController } from '../features/show-timeline/show-timeline.grpc-controller.js';
import { ShowTimelineHandler } from '../features/show-timeline/show-timeline.handler.js';
import { WatchOrdersGrpcController } from '../features/watch-orders/watch-orders.grpc-controller.js';
import { WatchOrdersHandler } from '../features/watch-orders/watch-orders.handler.js';
import { DueOrdersReader } from '../persistence/due-orders.reader.js';
import { OrderDeadlines } from '../persistence/order-deadlines.js';
import { OrderFeed } from '../persistence/order-feed.js';
import { OrderReader } from '../persistence/order.reader.js';
import { OrderRepository } from '../persistence/order.repository.js';
import { TimelineReader } from '../persistence/timeline.reader.js';
import { OrderNews } from '../watching/order-news.js';
import { OrderWatches } from '../watching/order-watches.js';
import type { Part } from './part.js';

/** Orders that there are: read, watched, cancelled, and what happened to them. */
export const orders: Part = {
  controllers: [
    GetOrderController,
    GetOrderGrpcController,
    ListOrdersController,
    ListOrdersGrpcController,
    WatchOrdersGrpcController,
    CancelOrderController,
    CancelOrderGrpcController,
    ShowTimelineController,
    ShowTimelineGrpcController,
  ],
  providers: [
    GetOrderHandler,
    ListOrdersHandler,
    WatchOrdersHandler,
    OrderWatches,
    OrderNews,
    OrderFeed,
    CancelOrderHandler,
    OrderRepository,
    ChangeDesk,
    OrderReader,
    ShowTimelineHandler,
    TimelineReader,
    DueOrdersReader,
    OrderDeadlines,
  ],
};
