import type { Transaction } from '@shopcast/database';
import type { Books, OrderChange, RecordedRefund } from '../domain/changes.js';
import { type Order, unitsOf } from '../domain/order.js';
import type { PromotionNeeds } from '../domain/promotions/promotion-needs.js';
import { lockBuyers } from './buyers.js';
import { type OrderRow, toOrder } from './order.row.js';
import { lockPromotions } from './promotions/promotion-ledger.js';
import { type RefundRow, toRecordedRefund } from './refund.row.js';
import { type SessionClocks, sessionClocks } from './session-clocks.js';
import { lockAllocations } from './stock-ledger.js';

export interface LockedBooks {
  readonly books: Books;
  /** What the clock of an order's session shows at a wall time. */
  readonly sessionMsOf: SessionClocks;
}

/**
 * Locks and reads all that the changes may touch: always orders first, then allocations, promotions and buyers, each by
 * id. What is asked after the orders is asked together, for whoever wants a hot product waits for its row meanwhile.
 */
export async function lockBooks(
  tx: Transaction,
  accountId: string,
  changes: readonly OrderChange[],
): Promise<LockedBooks> {
  const orders = await lockOrders(tx, [...new Set(changes.map(({ orderId }) => orderId))]);
  const touched = [...orders.values()].flatMap((order) => [...unitsOf(order).keys()]);
  const [allocations, [promotions, buyers], refunds, sessionMsOf] = await Promise.all([
    lockAllocations(tx, [...new Set(touched)]),
    lockPromotions(tx, accountId, promotionsOf(orders.values())).then(
      async (locked) => [locked, await lockBuyers(tx, accountId, payingViewers(changes, orders))] as const,
    ),
    readRefunds(tx, changes),
    sessionClocks(tx, [...orders.values()]),
  ]);
  return { books: { orders, allocations, buyers, refunds, promotions }, sessionMsOf };
}

/** What closing these orders gives back, or opening them again takes. */
function promotionsOf(orders: Iterable<Order>): PromotionNeeds {
  const deals = [...orders].flatMap(({ deal }) => deal ?? []);
  const couponIds = deals.flatMap(({ coupons }) => coupons.map(({ couponId }) => couponId));
  const tallyIds = deals.flatMap(({ counted }) => counted.map(({ tallyId }) => tallyId));
  return { couponIds: [...new Set(couponIds)], tallyIds: [...new Set(tallyIds)], viewerIds: [] };
}

async function lockOrders(tx: Transaction, orderIds: readonly string[]): Promise<ReadonlyMap<string, Order>> {
  const rows: OrderRow[] = await tx.query(
    `SELECT * FROM orders WHERE order_id = ANY($1::uuid[]) ORDER BY order_id FOR UPDATE`,
    [orderIds],
  );
  return new Map(rows.map((row) => [row.order_id, toOrder(row)]));
}

/** Viewers whose orders may become paid. */
const payingViewers = (changes: readonly OrderChange[], orders: ReadonlyMap<string, Order>): string[] =>
  changes.flatMap(({ takesMoney, orderId }) => (takesMoney ? (orders.get(orderId)?.viewerId ?? []) : []));

async function readRefunds(
  tx: Transaction,
  changes: readonly OrderChange[],
): Promise<ReadonlyMap<string, RecordedRefund>> {
  const keys = changes.flatMap(({ request }) => (request ? [request.key] : []));
  if (keys.length === 0) return new Map();
  const rows: (RefundRow & { readonly elsewhere_minor: string })[] = await tx.query(
    `SELECT r.*, (SELECT coalesce(sum(p.amount_minor), 0) FROM refunds p
                  WHERE p.order_id = r.order_id AND p.part_of = r.refund_id) AS elsewhere_minor
     FROM refunds r WHERE r.request_key = ANY($1::uuid[])`,
    [keys],
  );
  return new Map(rows.map((row) => [row.request_key ?? '', toRecordedRefund(row)]));
}
