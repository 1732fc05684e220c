import { protos } from '@shopcast/contracts';
import { serve } from '@shopcast/http';
import { CatalogModule } from './catalog.module.js';

await serve({ title: 'catalog', modules: [CatalogModule], grpc: [protos.commission] });
