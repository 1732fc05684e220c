import { Injectable } from '@nestjs/common';
import { Database, forAccount } from '@shopcast/database';
import { NotForSale } from '../../domain/placement.errors.js';
import type { FirstOrderGift } from '../../domain/promotions/first-order-gift.js';
import { GiftNotFound } from '../../domain/promotions/promotion.errors.js';

interface GiftRow {
  readonly listing_id: string;
  readonly sku_id: string;
  readonly quantity: string;
}

/** What an account gives with first orders: one gift or none. */
@Injectable()
export class GiftStore {
  constructor(private readonly database: Database) {}

  /** @throws NotForSale */
  set(accountId: string, { listingId, skuId, quantity }: FirstOrderGift): Promise<void> {
    return this.database.transaction(forAccount(accountId), async (tx) => {
      const known = await tx.query(`SELECT FROM offers WHERE listing_id = $1 AND sku_id = $2`, [listingId, skuId]);
      if ((known as unknown[]).length === 0) throw new NotForSale(listingId, skuId);
      await tx.query(
        `INSERT INTO first_order_gifts (account_id, listing_id, sku_id, quantity) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id) DO UPDATE
         SET listing_id = EXCLUDED.listing_id, sku_id = EXCLUDED.sku_id, quantity = EXCLUDED.quantity`,
        [accountId, listingId, skuId, quantity],
      );
    });
  }

  /** @throws GiftNotFound */
  async find(accountId: string): Promise<FirstOrderGift> {
    const [row] = await this.database.query<GiftRow>(
      forAccount(accountId),
      `SELECT * FROM first_order_gifts WHERE account_id = $1`,
      [accountId],
    );
    if (!row) throw new GiftNotFound();
    return { listingId: row.listing_id, skuId: row.sku_id, quantity: Number(row.quantity) };
  }

  /** Orders that hold it keep it. Removing what is not there is no error. */
  async remove(accountId: string): Promise<void> {
    await this.database.query(forAccount(accountId), `DELETE FROM first_order_gifts WHERE account_id = $1`, [
      accountId,
    ]);
  }
}
