import { protos } from '@shopcast/contracts';
import { serve } from '@shopcast/http';
import { OrderModule } from './order.module.js';

await serve({ title: 'order', modules: [OrderModule], grpc: [protos.order, protos.settlement] });
await serve({ title: 'order', modules: [OrderModule], grpc: [protos.order, protos.payment] });
