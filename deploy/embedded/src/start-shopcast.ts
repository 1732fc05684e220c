import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AnalyticsModule } from '@shopcast/analytics';
import { CatalogModule } from '@shopcast/catalog';
import { protos } from '@shopcast/contracts';
import { type HttpConfig, startApp } from '@shopcast/http';
import { OrderModule } from '@shopcast/order';
import { StreamSessionModule } from '@shopcast/stream-session';

/** All four services in one process. They share nothing but the process: each has its database, its outbox, its consumers. */
export const startShopcast = (config: HttpConfig): Promise<NestFastifyApplication> =>
  startApp({
    title: 'Shopcast',
    modules: [StreamSessionModule, CatalogModule, OrderModule, AnalyticsModule],
    grpc: Object.values(protos),
    config,
  });
