import {
  type ListingListed,
  listingListed,
  type ListingRepriced,
  listingRepriced,
  type LivePriceSet,
  livePriceSet,
  type LivePriceWithdrawn,
  livePriceWithdrawn,
  type RecordedEvent,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, Handles } from '@shopcast/event-log';
import { rememberBrand } from '../persistence/settlement/sale-terms.js';

/** What is for sale, and what it costs: the only source of prices that orders have. */
@Consumer('order.offers')
export class OffersProjection {
  @Handles(listingListed)
  async list({ data }: RecordedEvent<ListingListed>, tx: Transaction): Promise<void> {
    await tx.query(
      `INSERT INTO offers (listing_id, sku_id, account_id, currency, list_price_minor)
       SELECT $1, s."skuId", $2, $3, s."listPriceMinor"
       FROM json_to_recordset($4::json) AS s("skuId" uuid, "listPriceMinor" bigint)
       ON CONFLICT (listing_id, sku_id) DO UPDATE
       SET currency = EXCLUDED.currency, list_price_minor = EXCLUDED.list_price_minor`,
      [data.listingId, data.accountId, data.currency, JSON.stringify(data.skus)],
    );
    // With the offer itself, so that nothing can be bought whose brand is not known.
    await rememberBrand(tx, data);
  }

  @Handles(listingRepriced)
  async reprice({ data }: RecordedEvent<ListingRepriced>, tx: Transaction): Promise<void> {
    await tx.query(`UPDATE offers SET list_price_minor = $3 WHERE listing_id = $1 AND sku_id = $2`, [
      data.listingId,
      data.skuId,
      data.listPriceMinor,
    ]);
  }

  @Handles(livePriceSet)
  async setLivePrice({ data }: RecordedEvent<LivePriceSet>, tx: Transaction): Promise<void> {
    await tx.query(
      `INSERT INTO live_prices (session_id, listing_id, sku_id, starts_at_ms, account_id, ends_at_ms, price_minor,
                                units_at_price)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (session_id, listing_id, sku_id, starts_at_ms) DO UPDATE
       SET ends_at_ms = EXCLUDED.ends_at_ms, price_minor = EXCLUDED.price_minor,
           units_at_price = EXCLUDED.units_at_price`,
      [
        data.sessionId,
        data.listingId,
        data.skuId,
        Date.parse(data.startsAt),
        data.accountId,
        data.endsAt === null ? null : Date.parse(data.endsAt),
        data.priceMinor,
        data.unitsAtPrice ?? null,
      ],
    );
  }

  /** Ends every window that is open then; a price set later starts a window of its own. */
  @Handles(livePriceWithdrawn)
  async withdrawLivePrice({ data, timeMs }: RecordedEvent<LivePriceWithdrawn>, tx: Transaction): Promise<void> {
    await tx.query(
      `UPDATE live_prices SET ends_at_ms = $4
       WHERE session_id = $1 AND listing_id = $2 AND sku_id = $3
         AND starts_at_ms <= $4 AND (ends_at_ms IS NULL OR ends_at_ms > $4)`,
      [data.sessionId, data.listingId, data.skuId, timeMs],
    );
  }
}
