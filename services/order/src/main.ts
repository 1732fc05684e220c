import { protos } from '@shopcast/contracts';
import { serve } from '@shopcast/http';
import { OrderModule } from './order.module.js';

const { fulfilment, order, orderSettings, payment, preSale, promotion, settlement, waitingList, webhook } = protos;
await serve({
  title: 'order',
  modules: [OrderModule],
  grpc: [order, fulfilment, orderSettings, waitingList, preSale, promotion, payment, settlement, webhook],
});
