import { Injectable } from '@nestjs/common';
import { accountIn, Database, forAccount, type Scope } from '@shopcast/database';
import { NotForSale, ListingNotFound } from '../../domain/placement.errors.js';
import { PurchaseLimitNotFound } from '../../domain/promotions/promotion.errors.js';
import type { LimitSpan, PurchaseLimit } from '../../domain/promotions/purchase-limit.js';

interface LimitRow {
  readonly limit_id: string;
  readonly account_id: string;
  readonly listing_id: string | null;
  readonly sku_id: string | null;
  readonly span: LimitSpan;
  readonly units: string;
}

/** An account's purchase limits: few, and read by every placement together with what they limit. */
@Injectable()
export class PurchaseLimitStore {
  constructor(private readonly database: Database) {}

  /** Sets it or changes its units; what was counted goes on counting. @throws ListingNotFound, NotForSale */
  set(limit: PurchaseLimit): Promise<void> {
    const { limitId, accountId, listingId, skuId, span, units } = limit;
    return this.database.transaction(forAccount(accountId), async (tx) => {
      const known: { sku_id: string }[] = await tx.query(`SELECT sku_id FROM offers WHERE listing_id = $1`, [
        listingId,
      ]);
      if (listingId !== null && known.length === 0) throw new ListingNotFound(listingId);
      if (listingId !== null && skuId !== null && !known.some((offer) => offer.sku_id === skuId))
        throw new NotForSale(listingId, skuId);
      await tx.query(
        `INSERT INTO purchase_limits (limit_id, account_id, listing_id, sku_id, span, units)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (limit_id) DO UPDATE SET units = EXCLUDED.units`,
        [limitId, accountId, listingId, skuId, span, units],
      );
    });
  }

  async all(scope: Scope): Promise<readonly PurchaseLimit[]> {
    const rows = await this.database.query<LimitRow>(
      scope,
      `SELECT * FROM purchase_limits WHERE $1::uuid IS NULL OR account_id = $1
       ORDER BY listing_id NULLS FIRST, sku_id NULLS FIRST, span`,
      [accountIn(scope)],
    );
    return rows.map(toLimit);
  }

  /** @throws PurchaseLimitNotFound */
  async remove(accountId: string, limitId: string): Promise<void> {
    const removed = await this.database.query(
      forAccount(accountId),
      `WITH gone AS (DELETE FROM purchase_limits WHERE limit_id = $1 RETURNING limit_id) SELECT limit_id FROM gone`,
      [limitId],
    );
    if (removed.length === 0) throw new PurchaseLimitNotFound(limitId);
  }
}

const toLimit = (row: LimitRow): PurchaseLimit => ({
  limitId: row.limit_id,
  accountId: row.account_id,
  listingId: row.listing_id,
  skuId: row.sku_id,
  span: row.span,
  units: Number(row.units),
});
