import { PayBalanceController } from '../features/pay-balance/pay-balance.controller.js';
import { PayBalanceGrpcController } from '../features/pay-balance/pay-balance.grpc-controller.js';
import { PayBalanceHandler } from '../features/pay-balance/pay-balance.handler.js';
import { SetPreSaleController } from '../features/set-pre-sale/set-pre-sale.controller.js';
import { SetPreSaleGrpcController } from '../features/set-pre-sale/set-pre-sale.grpc-controller.js';
import { SetPreSaleHandler } from '../features/set-pre-sale/set-pre-sale.handler.js';
import { PreSaleStore } from '../persistence/pre-sale.store.js';
import { ForfeitDeposits } from '../timing/forfeit-deposits.js';
import type { Part } from './part.js';

/** Goods that are sold before their time: a deposit now, the balance later. */
export const preSale: Part = {
  controllers: [SetPreSaleController, SetPreSaleGrpcController, PayBalanceController, PayBalanceGrpcController],
  providers: [SetPreSaleHandler, PayBalanceHandler, PreSaleStore, ForfeitDeposits],
};
