import { protos } from '@shopcast/contracts';
import { serve } from '@shopcast/http';
import { OrderModule } from './order.module.js';

const { fulfilment, order, orderSettings, payment, promotion, settlement, waitingList, webhook } = protos;
await serve({
  title: 'order',
  modules: [OrderModule],
  grpc: [order, fulfilment, orderSettings, waitingList, promotion, payment, settlement, webhook],
});
