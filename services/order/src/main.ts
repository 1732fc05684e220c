import { protos } from '@shopcast/contracts';
import { serve } from '@shopcast/http';
import { OrderModule } from './order.module.js';

const { order, payment, promotion, settlement, webhook } = protos;
await serve({ title: 'order', modules: [OrderModule], grpc: [order, payment, promotion, settlement, webhook] });
