import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import { In } from 'typeorm';
import type { KnownSession } from '../domain/session.js';
import { emptyShelf } from '../domain/shelf.js';
import type { ShopWindow } from '../domain/shop-window.js';
import { BrandRow, toBrand } from './brand.row.js';
import { ListingRow, toListing } from './listing.row.js';
import { LivePriceRow, toLivePrice } from './live-price.row.js';
import { ReadCache } from './read-cache.js';
import { ShelfRow, toShelf } from './shelf.row.js';

/** How late another process's change may show; prices are charged by the order service, never by what was shown. */
const MAX_AGE_MS = 500;

/** What viewers see of each session's shop. Thousands look in the same second, so it is read once for all of them. */
@Injectable()
export class ShopWindows {
  private readonly windows = new ReadCache<ShopWindow>({ maxAgeMs: MAX_AGE_MS, maxEntries: 2_000 });

  constructor(private readonly database: Database) {}

  of(scope: Scope, session: KnownSession): Promise<ShopWindow> {
    return this.windows.get(`${scope} ${session.sessionId}`, () =>
      this.database.transaction(scope, (tx) => read(tx, session)),
    );
  }

  /** After a change made here: whoever made it sees it at once. */
  refresh(): void {
    this.windows.clear();
  }
}

async function read(tx: Transaction, session: KnownSession): Promise<ShopWindow> {
  const { sessionId } = session;
  const row = await tx.findOneBy(ShelfRow, { sessionId });
  const shelf = row ? toShelf(row) : emptyShelf(session);
  const listings = await tx.findBy(ListingRow, { listingId: In([...shelf.listingIds]) });
  const brands = await tx.findBy(BrandRow, { brandId: In(listings.map(({ brandId }) => brandId)) });
  const livePrices = await tx.findBy(LivePriceRow, { sessionId });
  return {
    shelf,
    listings: listings.map(toListing),
    brands: brands.map(toBrand),
    livePrices: livePrices.map(toLivePrice),
  };
}
