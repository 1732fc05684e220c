import type { Fate } from '../../plan/sale/sale-plan.js';
import type { Crowd } from '../crowd.js';
import type { Tally } from '../tally.js';
import type { OrderBook } from './order-book.js';

interface ListedOrder {
  readonly orderId: string;
  readonly viewerId: string;
  readonly status: string;
  readonly totalMinor: number;
  readonly refundedMinor: number;
}

/** What the shop's list of orders adds up to. */
export interface ListedTotals {
  readonly ordersPlaced: number;
  readonly orders: number;
  readonly gmvMinor: number;
  readonly refundedMinor: number;
  readonly buyers: number;
  /** Orders that the list and the crowd's book do not have alike: one of them only, or another status or total. */
  readonly differing: number;
}

const NEVER_PAID = ['placed', 'expired', 'cancelled'];
const STATUS: Record<Fate, string> = {
  pay: 'paid',
  fail: 'cancelled',
  cancel: 'cancelled',
  refund: 'refunded',
  'refund-part': 'partly_refunded',
};

/** Reads the session's whole list and compares it with the book, order by order. */
export async function listedTotals(crowd: Crowd<Tally>, book: OrderBook): Promise<ListedTotals> {
  const listed = await allOrders(crowd);
  const known = new Set(listed.map(({ orderId }) => orderId));
  const paid = listed.filter(({ status }) => !NEVER_PAID.includes(status));
  const sum = (of: (order: ListedOrder) => number) => paid.reduce((total, order) => total + of(order), 0);
  return {
    ordersPlaced: listed.length,
    orders: paid.length,
    gmvMinor: sum(({ totalMinor }) => totalMinor),
    refundedMinor: sum(({ refundedMinor }) => refundedMinor),
    buyers: new Set(paid.map(({ viewerId }) => viewerId)).size,
    differing:
      listed.filter((order) => !isAsBooked(order, book)).length +
      book.all().filter(({ orderId }) => !known.has(orderId)).length,
  };
}

function isAsBooked({ orderId, viewerId, status, totalMinor }: ListedOrder, book: OrderBook): boolean {
  const booked = book.find(orderId);
  if (!booked?.settled || booked.viewerId !== viewerId) return false;
  return status === STATUS[booked.fate] && totalMinor === booked.totalMinor;
}

async function allOrders({ api, sessionId, accountKey }: Crowd<Tally>): Promise<ListedOrder[]> {
  const listed: ListedOrder[] = [];
  const first = `/v1/orders?sessionId=${sessionId}&limit=100`;
  for (let path: string | null = first; path !== null;) {
    const page: { items: ListedOrder[]; nextCursor: string | null } = await api.ask({
      ...{ method: 'GET', path, key: accountKey },
    });
    listed.push(...page.items);
    path = page.nextCursor === null ? null : `${first}&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  return listed;
}
