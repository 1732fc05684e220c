import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { ListingNotFound } from '../domain/placement.errors.js';
import type { Allocation } from '../domain/stock.js';
import { type AllocationRow, toAllocation } from './stock-ledger.js';

/** All variants of a listing together; listings of which nothing was allocated are left out. */
const SELECT_SUMS = `
  SELECT listing_id AS "listingId", sum(allocated)::float8 AS allocated, sum(reserved)::float8 AS reserved,
         sum(sold)::float8 AS sold, sum(allocated - reserved - sold)::float8 AS free
  FROM allocations WHERE listing_id = ANY($1::uuid[]) GROUP BY listing_id ORDER BY listing_id`;

/** What a listing has of each, in units. */
export interface ListingStock {
  readonly listingId: string;
  readonly allocated: number;
  readonly reserved: number;
  readonly sold: number;
  readonly free: number;
}

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

  ofListings(scope: Scope, listingIds: readonly string[]): Promise<readonly ListingStock[]> {
    return this.database.query<ListingStock>(scope, SELECT_SUMS, [listingIds]);
  }

  private async isListed(scope: Scope, listingId: string): Promise<boolean> {
    const offers = await this.database.query(scope, `SELECT FROM offers WHERE listing_id = $1 LIMIT 1`, [listingId]);
    return offers.length > 0;
  }
}
