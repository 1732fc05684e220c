import type { Transaction } from '@shopcast/database';
import type { Order } from '../domain/order.js';

interface BuyerRow {
  readonly viewer_id: string;
  readonly first_order_id: string | null;
}

/**
 * Those of the viewers who have a paid order. A viewer who never paid has a row, too, made here: a row that is not there
 * cannot be locked.
 */
export async function lockBuyers(
  tx: Transaction,
  accountId: string,
  viewers: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const viewerIds = [...new Set(viewers)].sort();
  if (viewerIds.length === 0) return new Set();
  const rows: BuyerRow[] = await tx.query(
    `INSERT INTO buyers (account_id, viewer_id) SELECT $1, unnest($2::text[])
     ON CONFLICT (account_id, viewer_id) DO UPDATE SET viewer_id = EXCLUDED.viewer_id
     RETURNING viewer_id, first_order_id`,
    [accountId, viewerIds],
  );
  return new Set(rows.filter((row) => row.first_order_id !== null).map((row) => row.viewer_id));
}

/** A part of a statement that also saves what the purchases were. */
export const savingFirstPurchases = (buyers: string): string => `
  saved_buyers AS (
    UPDATE buyers b SET first_order_id = n.first_order_id
    FROM json_populate_recordset(NULL::buyers, ${buyers}::json) n
    WHERE b.account_id = n.account_id AND b.viewer_id = n.viewer_id)`;

/** The first paid orders of buyers who are locked. */
export const firstPurchaseRows = (orders: readonly Order[]): string =>
  JSON.stringify(
    orders.map(({ accountId, viewerId, orderId }) => ({
      account_id: accountId,
      viewer_id: viewerId,
      first_order_id: orderId,
    })),
  );

/** Nothing to save costs nothing. */
export async function saveFirstPurchases(tx: Transaction, orders: readonly Order[]): Promise<void> {
  if (orders.length === 0) return;
  await tx.query(`WITH ${savingFirstPurchases('$1')} SELECT`, [firstPurchaseRows(orders)]);
}
