import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { ListingNotFound } from '../domain/placement.errors.js';
import type { Allocation } from '../domain/stock.js';
import { type AllocationRow, toAllocation } from './stock-ledger.js';

/** Reads the ledger, without locks. */
@Injectable()
export class StockReader {
  constructor(private readonly database: Database) {}

  /** @throws ListingNotFound; a listing of which nothing was allocated has no stock */
  async ofListing(scope: Scope, listingId: string): Promise<readonly Allocation[]> {
    const rows = await this.database.query<AllocationRow>(
      scope,
      `SELECT * FROM allocations WHERE listing_id = $1 ORDER BY sku_id`,
      [listingId],
    );
    if (rows.length === 0 && !(await this.isListed(scope, listingId))) throw new ListingNotFound(listingId);
    return rows.map(toAllocation);
  }

  private async isListed(scope: Scope, listingId: string): Promise<boolean> {
    const offers = await this.database.query(scope, `SELECT FROM offers WHERE listing_id = $1 LIMIT 1`, [listingId]);
    return offers.length > 0;
  }
}
