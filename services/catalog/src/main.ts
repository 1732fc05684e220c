import { serve } from '@shopcast/http';
import { CatalogModule } from './catalog.module.js';

await serve({ title: 'catalog', modules: [CatalogModule], grpc: [] });
