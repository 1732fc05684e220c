import { Injectable } from '@nestjs/common';
import { asService, Database } from '@shopcast/database';
import type { OrderStatus } from '../domain/order.js';
import type { EntryState, OurEntry } from '../domain/reconciliation/book-entry.js';
import { REFUNDS_WITH_PAYMENT, type RefundWithPaymentRow } from './refund-with-payment.js';
import { refundStateOf } from './refund.row.js';

/** A payment in our books, with what its provider knows it by. */
export interface OurPayment extends OurEntry {
  readonly what: 'payment';
  readonly reference: string | null;
}

/** A refund in our books, with what its provider knows it by. */
export interface OurRefund extends OurEntry {
  readonly what: 'refund';
  readonly round: number;
  readonly paymentId: string;
  readonly paymentReference: string | null;
  readonly paidMinor: number;
}

interface PaymentRow {
  readonly payment_id: string;
  readonly account_id: string;
  readonly order_id: string;
  readonly status: OrderStatus;
  readonly amount_minor: string;
  readonly currency: string;
  readonly reference: string | null;
  readonly received: boolean;
}

/** An order is paid in one payment, or in a deposit and a balance. */
const PAYMENTS = `
  SELECT o.payment_id, o.account_id, o.order_id, o.status, coalesce(p.amount_minor, o.due_minor) AS amount_minor,
         coalesce(p.currency, o.currency) AS currency, p.reference, p.payment_id IS NOT NULL AS received
  FROM (SELECT payment_id, account_id, order_id, status, payment_provider, currency,
               coalesce((pre_sale->>'depositMinor')::bigint, total_minor) AS due_minor FROM orders
        UNION ALL
        SELECT balance_payment_id, account_id, order_id, status, payment_provider, currency,
               total_minor - (pre_sale->>'depositMinor')::bigint FROM orders WHERE balance_payment_id IS NOT NULL) o
       LEFT JOIN received_payments p USING (payment_id)`;
const PAGE = 1_000;

/** Our side of what is compared with a provider's list. */
@Injectable()
export class OurBooksReader {
  constructor(private readonly database: Database) {}

  async payments(provider: string, ids: readonly string[]): Promise<readonly OurPayment[]> {
    const where = 'WHERE o.payment_id = ANY($1::uuid[]) AND o.payment_provider = $2';
    return (await this.database.query<PaymentRow>(asService, `${PAYMENTS} ${where}`, [ids, provider])).map(toPayment);
  }

  async refunds(provider: string, ids: readonly string[]): Promise<readonly OurRefund[]> {
    const where = 'WHERE r.refund_id = ANY($1::uuid[]) AND r.provider = $2';
    const sql = `${REFUNDS_WITH_PAYMENT} ${where}`;
    return (await this.database.query<RefundWithPaymentRow>(asService, sql, [ids, provider])).map(toRefund);
  }

  /** Ids of what was paid in a period, by the provider's clock. */
  paidIn(provider: string, fromMs: number, toMs: number): AsyncGenerator<readonly string[]> {
    return this.idsIn('received_payments', 'payment_id', 'paid_at', [provider, fromMs, toMs]);
  }

  /** Ids of refunds that a provider was asked for in a period. */
  askedIn(provider: string, fromMs: number, toMs: number): AsyncGenerator<readonly string[]> {
    return this.idsIn('refunds', 'refund_id', 'asked_at', [provider, fromMs, toMs]);
  }

  private async *idsIn(
    table: string,
    id: string,
    time: string,
    [provider, fromMs, toMs]: readonly [string, number, number],
  ): AsyncGenerator<readonly string[]> {
    for (let after: string | null = null; ;) {
      const rows: { id: string }[] = await this.database.query(
        asService,
        `SELECT ${id} AS id FROM ${table}
         WHERE provider = $1 AND ${time} >= $2 AND ${time} < $3 AND ($4::uuid IS NULL OR ${id} > $4)
         ORDER BY ${id} LIMIT ${PAGE}`,
        [provider, new Date(fromMs), new Date(toMs), after],
      );
      if (rows.length > 0) yield rows.map((row) => row.id);
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.id ?? null;
    }
  }
}

const awaiting: readonly OrderStatus[] = ['placed', 'deposit_paid'];

const toPayment = (row: PaymentRow): OurPayment => ({
  what: 'payment',
  id: row.payment_id,
  accountId: row.account_id,
  orderId: row.order_id,
  amountMinor: Number(row.amount_minor),
  currency: row.currency,
  reference: row.reference,
  state: row.received ? 'succeeded' : awaiting.includes(row.status) ? 'open' : 'closed',
});

const REFUND_STATES = { owed: 'open', asked: 'open', made: 'succeeded', failed: 'closed' } as const satisfies Record<
  string,
  EntryState
>;

const toRefund = (row: RefundWithPaymentRow): OurRefund => ({
  what: 'refund',
  id: row.refund_id,
  accountId: row.account_id,
  orderId: row.order_id,
  amountMinor: Number(row.amount_minor),
  currency: row.currency,
  state: REFUND_STATES[refundStateOf(row)],
  round: row.round,
  paymentId: row.payment_id,
  paymentReference: row.payment_reference,
  paidMinor: Number(row.paid_minor),
});
