import type { Snapshot } from './snapshot.js';
import type {
  BookingFound,
  MovementFound,
  OrderFound,
  ProviderPaymentFound,
  ProviderRefundFound,
  RefundFound,
  WaitingFound,
} from './papers.js';

const millis = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** A column that a database of another version may not have, as JSON. */
const perhaps = (table: string, column: string): string => `(to_jsonb(${table}) -> '${column}')`;

export const ordersIn = (snapshot: Snapshot): AsyncGenerator<OrderFound> =>
  snapshot.rows(
    `SELECT order_id AS "orderId", account_id AS "accountId", session_id AS "sessionId", viewer_id AS "viewerId",
            payment_id AS "paymentId", placement_key AS "placementKey", lines, total_minor::float8 AS "totalMinor",
            currency, status, new_buyer AS "newBuyer", refunded_minor::float8 AS "refundedMinor",
            money_returned AS "moneyReturned",
            coalesce(${perhaps('o', 'deal')} -> 'gifts', '[]') AS gifts,
            coalesce(${perhaps('o', 'deal')} -> 'coupons', '[]') AS coupons,
            coalesce(${perhaps('o', 'deal')} -> 'counted', '[]') AS counted,
            nullif(${perhaps('o', 'fulfilment')}, 'null') AS fulfilment,
            nullif(${perhaps('o', 'pre_sale')}, 'null') AS "preSale",
            ${perhaps('o', 'balance_payment_id')} #>> '{}' AS "balancePaymentId",
            coalesce((${perhaps('o', 'balance_returned')})::bool, false) AS "balanceReturned",
            coalesce(${perhaps('o', 'payment_provider')} #>> '{}', 'test') AS "paymentProvider"
     FROM orders o`,
  );

/** In the order in which they happened, allocation after allocation: the rows of one are written under its lock. */
export const movementsIn = (snapshot: Snapshot): AsyncGenerator<MovementFound> =>
  snapshot.rows(
    `SELECT movement_id::float8 AS "movementId", account_id AS "accountId", allocation_id AS "allocationId",
            order_id AS "orderId", cause, allocated_by::float8 AS "allocatedBy", reserved_by::float8 AS "reservedBy",
            coalesce((${perhaps('m', 'offered_by')})::float8, 0) AS "offeredBy", sold_by::float8 AS "soldBy",
            ${millis('moved_at')} AS "movedAtMs"
     FROM stock_movements m ORDER BY allocation_id, movement_id`,
  );

/** What may be sold of a variant, as its row has it. */
export interface AllocationFound {
  readonly allocationId: string;
  readonly accountId: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly intended: number;
  readonly allocated: number;
  readonly reserved: number;
  /** Of the reserved units, those that are held for viewers who waited. */
  readonly offered: number;
  readonly sold: number;
}

export const allocationsIn = (snapshot: Snapshot): AsyncGenerator<AllocationFound> =>
  snapshot.rows(
    `SELECT allocation_id AS "allocationId", account_id AS "accountId", listing_id AS "listingId", sku_id AS "skuId",
            intended::float8, allocated::float8, reserved::float8, sold::float8,
            coalesce((${perhaps('a', 'offered')})::float8, 0) AS offered
     FROM allocations a`,
  );

export const refundsIn = (snapshot: Snapshot): AsyncGenerator<RefundFound> =>
  snapshot.rows(
    `SELECT refund_id AS "refundId", r.account_id AS "accountId", order_id AS "orderId", r.payment_id AS "paymentId",
            request_key IS NOT NULL AS requested, ${perhaps('r', 'part_of')} #>> '{}' AS "partOf",
            coalesce(o.status IN ('paid', 'partly_refunded', 'refunded'), false) AS "ofSale",
            amount_minor::float8 AS "amountMinor", r.currency, made_at IS NOT NULL AS made
     FROM refunds r LEFT JOIN orders o USING (order_id) ORDER BY refund_id`,
  );

export const waitingIn = (snapshot: Snapshot): AsyncGenerator<WaitingFound> =>
  snapshot.rows(
    `SELECT entry_id AS "entryId", account_id AS "accountId", session_id AS "sessionId", viewer_id AS "viewerId",
            listing_id AS "listingId", sku_id AS "skuId", quantity, state, order_id AS "orderId"
     FROM waiting ORDER BY place`,
  );

export const firstOrdersIn = (
  snapshot: Snapshot,
): AsyncGenerator<{ readonly accountId: string; readonly viewerId: string; readonly orderId: string }> =>
  snapshot.rows(
    `SELECT account_id AS "accountId", viewer_id AS "viewerId", first_order_id AS "orderId"
     FROM buyers WHERE first_order_id IS NOT NULL`,
  );

export const providerPaymentsIn = (snapshot: Snapshot): AsyncGenerator<ProviderPaymentFound> =>
  snapshot.rows(
    `SELECT payment_id AS "paymentId", account_id AS "accountId", reference AS "orderId",
            amount_minor::float8 AS "amountMinor", currency, outcome
     FROM test_payments`,
  );

/** With the order of their payment. */
export const providerRefundsIn = (
  snapshot: Snapshot,
): AsyncGenerator<ProviderRefundFound & { readonly orderId: string }> =>
  snapshot.rows(
    `SELECT r.refund_id AS "refundId", r.account_id AS "accountId", r.payment_id AS "paymentId",
            r.amount_minor::float8 AS "amountMinor", p.reference AS "orderId"
     FROM test_refunds r JOIN test_payments p USING (payment_id)`,
  );

/** What each transaction of the ledger takes from buyers (a sale) or gives back to them (a refund). */
export const bookingsIn = (snapshot: Snapshot): AsyncGenerator<BookingFound> =>
  snapshot.rows(
    `SELECT t.transaction_id AS "transactionId", t.account_id AS "accountId", t.order_id AS "orderId",
            t.refund_id AS "refundId", t.cause, coalesce(sum(CASE
              WHEN e.debit = 'buyer_money' OR e.credit = 'refunds' THEN e.amount_minor
              WHEN e.credit = 'buyer_money' OR e.debit = 'refunds' THEN -e.amount_minor END), 0)::float8 AS "amountMinor"
     FROM ledger_transactions t LEFT JOIN ledger_entries e USING (transaction_id) GROUP BY t.transaction_id`,
  );

/** Debits and credits of an account in a currency, where they differ. */
export const unbalancedIn = (
  snapshot: Snapshot,
): Promise<
  readonly {
    readonly accountId: string;
    readonly currency: string;
    readonly debits: number;
    readonly credits: number;
  }[]
> =>
  snapshot.all(
    `SELECT account_id AS "accountId", currency, sum(debit_minor)::float8 AS debits, sum(credit_minor)::float8 AS credits
     FROM ledger_postings GROUP BY account_id, currency HAVING sum(debit_minor) <> sum(credit_minor)`,
  );

/** A fact that was true and not yet on the log. */
export interface OutboxFound {
  readonly position: string;
  readonly eventId: string;
  readonly type: string;
  readonly topic: string;
  readonly subject: string;
  readonly data: string;
}

export const outboxIn = (snapshot: Snapshot): AsyncGenerator<OutboxFound> =>
  snapshot.rows(
    `SELECT position, event_id AS "eventId", type, topic, key AS subject, data FROM outbox ORDER BY position`,
  );
