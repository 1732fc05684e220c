import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { type Page, toPage } from '@shopcast/http';
import type { Order } from '../domain/order.js';
import { OrderNotFound } from '../domain/order.errors.js';
import { idIn } from './id-cursor.js';
import { type OrderRow, toOrder } from './order.row.js';

/** Which orders a list shows; row-level security narrows it to what the caller may see at all. */
export interface OrderFilter {
  readonly accountId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly viewerId?: string | undefined;
}

/** Reads orders, without locks. */
@Injectable()
export class OrderReader {
  constructor(private readonly database: Database) {}

  /** @throws OrderNotFound */
  async find(scope: Scope, orderId: string): Promise<Order> {
    const [row] = await this.database.query<OrderRow>(scope, `SELECT * FROM orders WHERE order_id = $1`, [orderId]);
    if (!row) throw new OrderNotFound(orderId);
    return toOrder(row);
  }

  /** Newest first: order ids sort by the time of their making. */
  async page<Item>(
    scope: Scope,
    filter: OrderFilter,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
    toItem: (order: Order) => Item,
  ): Promise<Page<Item>> {
    const rows = await this.database.query<OrderRow>(
      scope,
      `SELECT * FROM orders
       WHERE ($1::uuid IS NULL OR account_id = $1) AND ($2::uuid IS NULL OR session_id = $2)
         AND ($3::text IS NULL OR viewer_id = $3) AND ($4::uuid IS NULL OR order_id < $4)
       ORDER BY order_id DESC LIMIT $5`,
      [filter.accountId ?? null, filter.sessionId ?? null, filter.viewerId ?? null, idIn(cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toItem(toOrder(row)),
      (row) => [row.order_id],
    );
  }
}
