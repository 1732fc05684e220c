import { BrandRow } from './brand.row.js';
import { ListingRow } from './listing.row.js';
import { LivePriceRow } from './live-price.row.js';
import { Catalog1764000000000 } from './migrations/1764000000000-catalog.migration.js';
import { ProductRow } from './product.row.js';
import { SessionRow } from './session.row.js';
import { ShelfRow } from './shelf.row.js';

/** What the catalog keeps, and how its database came to be. Migrations are added, never edited. */
export const catalogDatabase = {
  entities: [BrandRow, ProductRow, ListingRow, ShelfRow, LivePriceRow, SessionRow],
  migrations: [Catalog1764000000000],
} as const;
