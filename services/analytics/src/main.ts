import { protos } from '@shopcast/contracts';
import { serve } from '@shopcast/http';
import { AnalyticsModule } from './analytics.module.js';

await serve({ title: 'analytics', modules: [AnalyticsModule], grpc: [protos.metric] });
