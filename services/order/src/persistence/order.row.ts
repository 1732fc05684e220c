import type { CancelReason } from '@shopcast/contracts';
import { type Fulfilment, nextReceiptMs, nothingShipped } from '../domain/fulfilment/fulfilment.js';
import type { Deal } from '../domain/promotions/deal.js';
import type { KnownPlacement, NewOrder, PlacementRequest } from '../domain/placement.js';
import { forfeitsAtMs } from '../domain/pre-sale/pre-sale.js';
import {
  type BoughtOrder,
  type Order,
  type OrderLine,
  type OrderStatus,
  type PreSaleTerms,
  type Terms,
  isBought,
  isFree,
  refundedMinorOf,
} from '../domain/order.js';

/** A row of `orders`, as the driver reads it: bigint as text, times as Date. */
export interface OrderRow {
  readonly order_id: string;
  readonly account_id: string;
  readonly session_id: string;
  readonly viewer_id: string;
  readonly payment_id: string;
  readonly payment_provider: string;
  readonly placement_key: string;
  readonly digest: string;
  readonly lines: readonly OrderLine[];
  readonly total_minor: string;
  readonly currency: string;
  readonly deal: Deal | null;
  readonly placed_at: Date;
  readonly expires_at: Date;
  readonly status: OrderStatus;
  readonly new_buyer: boolean | null;
  readonly refunded_minor: string;
  readonly cancel_reason: CancelReason | null;
  readonly money_returned: boolean;
  /** null: nothing has left the shop. */
  readonly fulfilment: Fulfilment | null;
  /** null: paid at once. */
  readonly pre_sale: PreSaleTerms | null;
  readonly balance_payment_id: string | null;
  /** null in rows of processes that do not know it yet. */
  readonly balance_returned: boolean | null;
}

export const toTerms = (row: OrderRow): Terms => ({
  orderId: row.order_id,
  accountId: row.account_id,
  sessionId: row.session_id,
  viewerId: row.viewer_id,
  paymentId: row.payment_id,
  paymentProvider: row.payment_provider,
  lines: row.lines,
  totalMinor: Number(row.total_minor),
  currency: row.currency,
  deal: row.deal,
  placedAtMs: row.placed_at.getTime(),
  expiresAtMs: row.expires_at.getTime(),
  ...(row.pre_sale === null ? {} : { preSale: row.pre_sale }),
});

export function toOrder(row: OrderRow): Order {
  const terms = toTerms(row);
  const { status, money_returned: moneyReturned } = row;
  const balance = balanceIn(row);
  const purchase = { newBuyer: row.new_buyer ?? false, fulfilment: row.fulfilment ?? nothingShipped };
  switch (status) {
    case 'placed':
      return { ...terms, status };
    case 'deposit_paid':
      return { ...terms, ...depositIn(row), status };
    case 'forfeited':
      return { ...terms, ...depositIn(row), status, balanceReturned: row.balance_returned ?? false };
    case 'paid':
    case 'refunded':
      return { ...terms, status, ...purchase, ...balance };
    case 'partly_refunded':
      return { ...terms, status, ...purchase, ...balance, refundedMinor: Number(row.refunded_minor) };
    case 'expired':
      return { ...terms, status, moneyReturned };
    case 'cancelled':
      return {
        ...{ ...terms, status, moneyReturned, reason: row.cancel_reason ?? 'viewer_request' },
        ...(row.balance_payment_id === null ? {} : { ...balance, balanceReturned: row.balance_returned ?? false }),
      };
  }
}

const balanceIn = ({ balance_payment_id: balancePaymentId }: OrderRow) =>
  balancePaymentId === null ? {} : { balancePaymentId };

/** The table's own constraint says that it is there. */
function depositIn({ order_id, pre_sale: preSale, balance_payment_id: balancePaymentId }: OrderRow) {
  if (preSale === null || balancePaymentId === null) throw new Error(`Order ${order_id} has a deposit of nothing`);
  return { preSale, balancePaymentId };
}

export const toKnownPlacement = (row: OrderRow): KnownPlacement => ({
  placementKey: row.placement_key,
  digest: row.digest,
  order: asPlaced(row),
});

function asPlaced(row: OrderRow): NewOrder {
  const terms = toTerms(row);
  return isFree(terms)
    ? { ...terms, status: 'paid', newBuyer: row.new_buyer ?? false, fulfilment: nothingShipped }
    : { ...terms, status: 'placed' };
}

/** A new row, as JSON for `json_populate_recordset`. */
export const toNewRow = (order: NewOrder, { placementKey, digest }: PlacementRequest) => ({
  account_id: order.accountId,
  session_id: order.sessionId,
  viewer_id: order.viewerId,
  payment_id: order.paymentId,
  payment_provider: order.paymentProvider,
  placement_key: placementKey,
  digest,
  lines: order.lines,
  total_minor: order.totalMinor,
  currency: order.currency,
  deal: order.deal,
  placed_at: new Date(order.placedAtMs).toISOString(),
  expires_at: new Date(order.expiresAtMs).toISOString(),
  pre_sale: order.preSale ?? null,
  forfeits_at: order.preSale ? new Date(forfeitsAtMs(order.preSale)).toISOString() : null,
  ...toChangedRow(order),
});

/** What may change of a row after it was placed. */
export const toChangedRow = (order: Order) => ({
  order_id: order.orderId,
  status: order.status,
  refunded_minor: refundedMinorOf(order),
  cancel_reason: order.status === 'cancelled' ? order.reason : null,
  money_returned: 'moneyReturned' in order && order.moneyReturned,
  balance_payment_id: 'balancePaymentId' in order ? order.balancePaymentId : null,
  balance_returned: 'balanceReturned' in order && order.balanceReturned,
  ...(isBought(order) ? purchaseColumns(order) : noPurchase),
});

const noPurchase = { new_buyer: null, fulfilment: null, receipt_due_at: null };

function purchaseColumns({ newBuyer, fulfilment }: BoughtOrder) {
  const dueMs = nextReceiptMs(fulfilment);
  return {
    new_buyer: newBuyer,
    fulfilment: fulfilment.shipments.length === 0 ? null : fulfilment,
    receipt_due_at: dueMs === null ? null : new Date(dueMs).toISOString(),
  };
}
