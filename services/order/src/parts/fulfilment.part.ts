import { ReceiveShipmentsController } from '../features/receive-shipments/receive-shipments.controller.js';
import { ReceiveShipmentsGrpcController } from '../features/receive-shipments/receive-shipments.grpc-controller.js';
import { ReceiveShipmentsHandler } from '../features/receive-shipments/receive-shipments.handler.js';
import { ReturnUnitsController } from '../features/return-units/return-units.controller.js';
import { ReturnUnitsGrpcController } from '../features/return-units/return-units.grpc-controller.js';
import { ReturnUnitsHandler } from '../features/return-units/return-units.handler.js';
import { ShipOrderController } from '../features/ship-order/ship-order.controller.js';
import { ShipOrderGrpcController } from '../features/ship-order/ship-order.grpc-controller.js';
import { ShipOrderHandler } from '../features/ship-order/ship-order.handler.js';
import { ShowFulfilmentGrpcController } from '../features/show-fulfilment/show-fulfilment.grpc-controller.js';
import { ReceiveShippedOrders } from '../timing/receive-shipped-orders.js';
import type { Part } from './part.js';

/** What becomes of the units of a paid order: shipments, receipts, returns. */
export const fulfilment: Part = {
  controllers: [
    ShowFulfilmentGrpcController,
    ShipOrderController,
    ShipOrderGrpcController,
    ReceiveShipmentsController,
    ReceiveShipmentsGrpcController,
    ReturnUnitsController,
    ReturnUnitsGrpcController,
  ],
  providers: [ShipOrderHandler, ReceiveShipmentsHandler, ReceiveShippedOrders, ReturnUnitsHandler],
};
