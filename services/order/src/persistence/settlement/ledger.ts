import type { Transaction } from '@shopcast/database';
import { added, type LedgerTransaction, saleTransactionId } from '../../domain/settlement/book.js';
import type { BackForLines } from '../../domain/settlement/given-back.js';
import type { KnownSale } from '../../domain/settlement/open-ledger.js';
import type { Sale, SaleLine } from '../../domain/settlement/sale.js';

/** What one order fact does to the ledger, with the fact's time. */
export interface Booking extends LedgerTransaction {
  readonly occurredAtMs: number;
}

/** Which of these transactions are not in the ledger: facts may come again long after the inbox has forgotten them. */
export async function notBooked(tx: Transaction, transactionIds: readonly string[]): Promise<Set<string>> {
  const booked: { transaction_id: string }[] = await tx.query(
    `SELECT transaction_id FROM ledger_transactions WHERE transaction_id = ANY($1::uuid[])`,
    [transactionIds],
  );
  const missing = new Set(transactionIds);
  for (const { transaction_id: transactionId } of booked) missing.delete(transactionId);
  return missing;
}

/** Writes transactions with their entries; what is there already is left as it is. */
export async function book(tx: Transaction, bookings: readonly Booking[]): Promise<void> {
  if (bookings.length === 0) return;
  await tx.query(
    `WITH added AS (
       INSERT INTO ledger_transactions
         (transaction_id, account_id, cause, order_id, refund_id, currency, occurred_at, lines, for_lines)
       SELECT transaction_id, account_id, cause, order_id, refund_id, currency, occurred_at, lines, for_lines
       FROM json_populate_recordset(NULL::ledger_transactions, $1::json)
       ON CONFLICT (transaction_id) DO NOTHING
       RETURNING transaction_id)
     INSERT INTO ledger_entries
       (account_id, transaction_id, line_no, listing_id, brand_id, occurred_at, currency, debit, credit, amount_minor)
     SELECT account_id, transaction_id, line_no, listing_id, brand_id, occurred_at, currency, debit, credit, amount_minor
     FROM json_populate_recordset(NULL::ledger_entries, $2::json) JOIN added USING (transaction_id)`,
    [JSON.stringify(bookings.map(transactionRow)), JSON.stringify(bookings.flatMap(entryRows))],
  );
}

interface SaleRow {
  readonly account_id: string;
  readonly order_id: string;
  readonly currency: string;
  readonly lines: readonly SaleLine[];
  readonly for_lines: readonly BackForLines[] | null;
}

/** The sales of these orders, by order, with what refunds in the ledger gave back for certain lines. */
export async function salesOf(tx: Transaction, orderIds: readonly string[]): Promise<ReadonlyMap<string, KnownSale>> {
  if (orderIds.length === 0) return new Map();
  const rows: SaleRow[] = await tx.query(
    `SELECT account_id, order_id, currency, lines, (
       SELECT json_agg(r.for_lines) FROM ledger_transactions r
       WHERE r.order_id = s.order_id AND r.for_lines IS NOT NULL) AS for_lines
     FROM ledger_transactions s WHERE transaction_id = ANY($1::uuid[])`,
    [orderIds.map(saleTransactionId)],
  );
  return new Map(rows.map((row) => [row.order_id, toKnownSale(row)]));
}

const toKnownSale = (row: SaleRow): KnownSale => ({
  sale: toSale(row),
  forLines: (row.for_lines ?? []).reduce<BackForLines>(added, []),
});

const toSale = ({ account_id: accountId, order_id: orderId, currency, lines }: SaleRow): Sale => ({
  accountId,
  orderId,
  currency,
  lines,
  totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
});

const transactionRow = ({ transactionId, cause, refundId, sale, lines, forLines, occurredAtMs }: Booking) => ({
  transaction_id: transactionId,
  account_id: sale.accountId,
  cause,
  order_id: sale.orderId,
  refund_id: refundId,
  currency: sale.currency,
  occurred_at: new Date(occurredAtMs).toISOString(),
  lines,
  // Kept only where it says something: sales, and refunds for whole orders, need no looking up.
  for_lines: forLines?.some((back) => back > 0) ? forLines : null,
});

const entryRows = ({ transactionId, sale, entries, occurredAtMs }: Booking) =>
  entries.map(({ lineNo, debit, credit, amountMinor }) => {
    const line = sale.lines[lineNo - 1];
    return {
      account_id: sale.accountId,
      transaction_id: transactionId,
      line_no: lineNo,
      listing_id: line?.listingId,
      brand_id: line?.brandId,
      occurred_at: new Date(occurredAtMs).toISOString(),
      currency: sale.currency,
      debit,
      credit,
      amount_minor: amountMinor,
    };
  });
