import { Injectable } from '@nestjs/common';
import { asService, Database, forAccount, type Transaction } from '@shopcast/database';
import type { Order } from '../domain/order.js';
import { type OrderRow, toOrder } from './order.row.js';

/** An order as it is now, and the number of its latest change in the account's feed. */
export interface OrderChange {
  readonly changeNo: string;
  readonly order: Order;
}

interface ChangedOrder {
  readonly accountId: string;
  readonly orderId: string;
}

/** Each order once, as the last of what happened to it; nothing for accounts that nobody has ever watched. */
const NOTE = `
  WITH changed AS (
    SELECT c.account_id, c.order_id, max(c.place) AS place
    FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS c(account_id, order_id, place)
    GROUP BY c.account_id, c.order_id),
  counts AS (SELECT account_id, count(*) AS changes FROM changed GROUP BY account_id),
  locked AS (
    SELECT f.account_id FROM order_feeds f JOIN counts USING (account_id) ORDER BY f.account_id FOR UPDATE OF f),
  feeds AS (
    UPDATE order_feeds f SET last_change = f.last_change + c.changes
    FROM counts c JOIN locked USING (account_id) WHERE f.account_id = c.account_id
    RETURNING f.account_id, f.last_change, c.changes)
  INSERT INTO order_changes (order_id, account_id, change_no)
  SELECT c.order_id, c.account_id,
         f.last_change - f.changes + row_number() OVER (PARTITION BY c.account_id ORDER BY c.place)
  FROM changed c JOIN feeds f USING (account_id)
  ON CONFLICT (order_id) DO UPDATE SET change_no = EXCLUDED.change_no
  RETURNING account_id`;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const FILLED_AT_ONCE = 5_000;

const FILL = `
  WITH bite AS (
    SELECT order_id, row_number() OVER (ORDER BY order_id) AS n
    FROM (SELECT order_id FROM orders WHERE account_id = $1 AND order_id > $2 ORDER BY order_id LIMIT $3) o),
  added AS (
    INSERT INTO order_changes (order_id, account_id, change_no)
    SELECT b.order_id, $1, f.last_change + b.n FROM bite b, order_feeds f WHERE f.account_id = $1
    ON CONFLICT (order_id) DO NOTHING),
  moved AS (UPDATE order_feeds SET last_change = last_change + (SELECT count(*) FROM bite) WHERE account_id = $1)
  SELECT (array_agg(order_id ORDER BY order_id DESC))[1] AS last FROM bite`;

/**
 * Which orders of an account have changed, oldest change first. It holds every order once, at its latest change: whoever
 * reads on from where he was gets what he has missed as it stands now, however long he was away.
 */
@Injectable()
export class OrderFeed {
  constructor(private readonly database: Database) {}

  /** @returns the accounts whose feeds have moved */
  async note(tx: Transaction, changes: readonly ChangedOrder[]): Promise<readonly string[]> {
    const rows: { account_id: string }[] = await tx.query(NOTE, [
      changes.map(({ accountId }) => accountId),
      changes.map(({ orderId }) => orderId),
    ]);
    return [...new Set(rows.map((row) => row.account_id))];
  }

  /**
   * Makes sure that the account has a feed with all its orders. Once the feed is there, changes are noted; what was
   * committed before is found afterwards, in bites that hold nobody up. So nothing falls between, and a crash on the way
   * only repeats what is left.
   */
  async open(accountId: string): Promise<void> {
    await this.database.query(asService, `INSERT INTO order_feeds (account_id) VALUES ($1) ON CONFLICT DO NOTHING`, [
      accountId,
    ]);
    if (await this.isComplete(accountId)) return;
    for (let after: string | null = BEFORE_ALL; after !== null;) after = await this.fill(accountId, after);
    await this.database.query(asService, `UPDATE order_feeds SET complete = true WHERE account_id = $1`, [accountId]);
  }

  private async isComplete(accountId: string): Promise<boolean> {
    const [feed] = await this.database.query<{ complete: boolean }>(
      asService,
      `SELECT complete FROM order_feeds WHERE account_id = $1`,
      [accountId],
    );
    return feed?.complete === true;
  }

  /** Adds some of the orders that the feed does not have. @returns the last one looked at, or null at the end */
  private fill(accountId: string, after: string): Promise<string | null> {
    return this.database.transaction(asService, async (tx) => {
      await tx.query(`SELECT FROM order_feeds WHERE account_id = $1 FOR UPDATE`, [accountId]);
      const [row]: { last: string | null }[] = await tx.query(FILL, [accountId, after, FILLED_AT_ONCE]);
      return row?.last ?? null;
    });
  }

  /** What has changed after that number, up to `limit` orders. */
  async after(accountId: string, changeNo: string, limit: number): Promise<readonly OrderChange[]> {
    const rows = await this.database.query<OrderRow & { change_no: string }>(
      forAccount(accountId),
      `SELECT o.*, c.change_no FROM order_changes c JOIN orders o USING (order_id)
       WHERE c.account_id = $1 AND c.change_no > $2 ORDER BY c.change_no LIMIT $3`,
      [accountId, changeNo, limit],
    );
    return rows.map((row) => ({ changeNo: row.change_no, order: toOrder(row) }));
  }
}
