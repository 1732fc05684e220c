import { OrderDesk1764000000000 } from './1764000000000-order-desk.migration.js';
import { TestPayments1764000000001 } from './1764000000001-test-payments.migration.js';
import { Promotions1764100000000 } from './1764100000000-promotions.migration.js';
import { OrderTimeline1764200000000 } from './1764200000000-order-timeline.migration.js';
import { Fulfilment1764200000001 } from './1764200000001-fulfilment.migration.js';
import { OrderSettings1764200000002 } from './1764200000002-order-settings.migration.js';
import { WaitingList1764200000003 } from './1764200000003-waiting-list.migration.js';
import { PreSale1764200000004 } from './1764200000004-pre-sale.migration.js';
import { SaleTerms1764300000000 } from './1764300000000-sale-terms.migration.js';
import { Ledger1764300000001 } from './1764300000001-ledger.migration.js';
import { Statements1764300000002 } from './1764300000002-statements.migration.js';
import { Webhooks1764400000000 } from './1764400000000-webhooks.migration.js';
import { OrderFeed1764400000001 } from './1764400000001-order-feed.migration.js';
import { PaymentProviders1764500000000 } from './1764500000000-payment-providers.migration.js';
import { Reconciliation1764500000001 } from './1764500000001-reconciliation.migration.js';

/** In the order in which they are made. */
export const migrations = [
  OrderDesk1764000000000,
  TestPayments1764000000001,
  Promotions1764100000000,
  OrderTimeline1764200000000,
  Fulfilment1764200000001,
  OrderSettings1764200000002,
  WaitingList1764200000003,
  PreSale1764200000004,
  SaleTerms1764300000000,
  Ledger1764300000001,
  Statements1764300000002,
  Webhooks1764400000000,
  OrderFeed1764400000001,
  PaymentProviders1764500000000,
  Reconciliation1764500000001,
];
