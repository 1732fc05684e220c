import { BrandRow } from './brand.row.js';
import { CommissionRow } from './commission.row.js';
import { ListingRow } from './listing.row.js';
import { LivePriceRow } from './live-price.row.js';
import { Catalog1764000000000 } from './migrations/1764000000000-catalog.migration.js';
import { LimitedLivePrices1764100000000 } from './migrations/1764100000000-limited-live-prices.migration.js';
import { Commissions1764300000000 } from './migrations/1764300000000-commissions.migration.js';
import { ProductRow } from './product.row.js';
import { SessionRow } from './session.row.js';
import { ShelfRow } from './shelf.row.js';

/** What the catalog keeps, and how its database came to be. Migrations are added, never edited. */
export const catalogDatabase = {
  entities: [BrandRow, ProductRow, ListingRow, CommissionRow, ShelfRow, LivePriceRow, SessionRow],
  migrations: [Catalog1764000000000, LimitedLivePrices1764100000000, Commissions1764300000000],
} as const;
