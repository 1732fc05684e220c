import { Module, type OnModuleInit } from '@nestjs/common';
import { Database, DatabaseModule } from '@shopcast/database';
import { EventLogModule } from '@shopcast/event-log';
import { Readiness } from '@shopcast/http';
import { LiveStateModule } from '@shopcast/live-state';
import { OrderConfig, orderConfigProvider } from './order.config.js';
import { fulfilment } from './parts/fulfilment.part.js';
import { orders } from './parts/orders.part.js';
import { payments } from './parts/payments.part.js';
import { placing } from './parts/placing.part.js';
import { preSale } from './parts/pre-sale.part.js';
import { promotions } from './parts/promotions.part.js';
import { reconciliation } from './parts/reconciliation.part.js';
import { settlement } from './parts/settlement.part.js';
import { waitingList } from './parts/waiting-list.part.js';
import { webhooks } from './parts/webhooks.part.js';
import { migrations } from './persistence/migrations/all-migrations.js';
import { CommissionsProjection } from './projections/commissions.projection.js';
import { OffersProjection } from './projections/offers.projection.js';
import { RevokedKeysProjection } from './projections/revoked-keys.projection.js';
import { SessionsProjection } from './projections/sessions.projection.js';
import { BookMoneyWhenOrdersMoveIt } from './reactions/book-money-when-orders-move-it.reaction.js';
import { ResizeStockWhenAllocationSet } from './reactions/resize-stock-when-allocation-set.reaction.js';
import { TellIntegratorsWhenOrderFacts } from './reactions/tell-integrators-when-order-facts.reaction.js';

@Module({ providers: [orderConfigProvider], exports: [OrderConfig] })
class OrderConfigModule {}

const consumers = [
  SessionsProjection,
  OffersProjection,
  CommissionsProjection,
  RevokedKeysProjection,
  ResizeStockWhenAllocationSet,
  BookMoneyWhenOrdersMoveIt,
  TellIntegratorsWhenOrderFacts,
];

/** What the service consists of; each names its features, and who remembers and reminds for them. */
const parts = [
  placing,
  orders,
  fulfilment,
  waitingList,
  preSale,
  promotions,
  payments,
  reconciliation,
  settlement,
  webhooks,
];

const database = DatabaseModule.register({
  imports: [OrderConfigModule],
  inject: [OrderConfig],
  useFactory: (config: OrderConfig) => ({
    service: 'order',
    url: config.ORDER_DATABASE_URL,
    ...(config.ORDER_DATABASE_OWNER_URL === undefined ? {} : { ownerUrl: config.ORDER_DATABASE_OWNER_URL }),
    poolSize: config.ORDER_DATABASE_POOL,
    entities: [],
    migrations,
  }),
});

@Module({
  imports: [
    OrderConfigModule,
    LiveStateModule,
    database,
    EventLogModule.register({
      service: 'order',
      imports: [database],
      consumers,
    }),
  ],
  controllers: parts.flatMap(({ controllers }) => controllers),
  providers: [...consumers, ...parts.flatMap(({ providers }) => providers)],
})
export class OrderModule implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add('order.database', () => this.database.isReachable());
  }
}
