import { Injectable } from '@nestjs/common';
import { Database, forAccount } from '@shopcast/database';
import { ListingNotFound } from '../domain/placement.errors.js';
import { NoPreSale } from '../domain/pre-sale/pre-sale.errors.js';
import type { PreSale } from '../domain/pre-sale/pre-sale.js';
import { retried } from './retried.js';

interface PreSaleRow {
  readonly deposit_basis_points: number;
  readonly balance_from: Date;
  readonly balance_until: Date;
}

/** Which listings are in pre-sale. Placements read the table themselves, with their batch. */
@Injectable()
export class PreSaleStore {
  constructor(private readonly database: Database) {}

  /** Holds for orders that are placed from now on. @throws ListingNotFound */
  async save(accountId: string, listingId: string, preSale: PreSale): Promise<PreSale> {
    const saved = await retried(() =>
      this.database.query(
        forAccount(accountId),
        `INSERT INTO pre_sales (listing_id, account_id, deposit_basis_points, balance_from, balance_until)
         SELECT listing_id, account_id, $2, $3, $4 FROM offers WHERE listing_id = $1 LIMIT 1
         ON CONFLICT (listing_id) DO UPDATE
         SET deposit_basis_points = EXCLUDED.deposit_basis_points, balance_from = EXCLUDED.balance_from,
             balance_until = EXCLUDED.balance_until
         RETURNING listing_id`,
        [listingId, preSale.depositBasisPoints, new Date(preSale.balanceFromMs), new Date(preSale.balanceUntilMs)],
      ),
    );
    if (saved.length === 0) throw new ListingNotFound(listingId);
    return preSale;
  }

  /** Orders that were placed keep their terms. @throws ListingNotFound */
  async remove(accountId: string, listingId: string): Promise<void> {
    const [row] = await retried(() =>
      this.database.query<{ known: boolean }>(
        forAccount(accountId),
        `WITH removed AS (DELETE FROM pre_sales WHERE listing_id = $1)
         SELECT EXISTS (SELECT FROM offers WHERE listing_id = $1) AS known`,
        [listingId],
      ),
    );
    if (!row?.known) throw new ListingNotFound(listingId);
  }

  /** @throws NoPreSale */
  async find(accountId: string, listingId: string): Promise<PreSale> {
    const [row] = await this.database.query<PreSaleRow>(
      forAccount(accountId),
      `SELECT * FROM pre_sales WHERE listing_id = $1`,
      [listingId],
    );
    if (!row) throw new NoPreSale(listingId);
    return {
      depositBasisPoints: row.deposit_basis_points,
      balanceFromMs: row.balance_from.getTime(),
      balanceUntilMs: row.balance_until.getTime(),
    };
  }
}
