import type { SaleLine } from '../../domain/settlement/sale.js';
import type { Statement, StatementLine } from '../../domain/settlement/statement.js';
import type { Totals } from '../../domain/settlement/totals.js';

/** Sums over whole lines, as SQL calls them. */
export interface TotalsRow {
  readonly sales_minor: string;
  readonly refunds_minor: string;
  readonly commission_minor: string;
  readonly platform_fee_minor: string;
  readonly payable_minor: string;
}

export const toTotals = (row: TotalsRow): Totals => ({
  salesMinor: Number(row.sales_minor),
  refundsMinor: Number(row.refunds_minor),
  commissionMinor: Number(row.commission_minor),
  platformFeeMinor: Number(row.platform_fee_minor),
  payableMinor: Number(row.payable_minor),
});

export interface StatementRow extends TotalsRow {
  readonly statement_id: string;
  readonly account_id: string;
  readonly brand_id: string;
  readonly currency: string;
  readonly number: number;
  readonly period_start: Date;
  readonly period_end: Date;
  readonly line_count: number;
  readonly csv_sha256: string;
  readonly issued_at: Date;
}

export const toStatement = (row: StatementRow): Statement => ({
  statementId: row.statement_id,
  accountId: row.account_id,
  brandId: row.brand_id,
  currency: row.currency,
  number: row.number,
  period: { startMs: row.period_start.getTime(), endMs: row.period_end.getTime() },
  issuedAtMs: row.issued_at.getTime(),
  lineCount: row.line_count,
  totals: toTotals(row),
  csvSha256: row.csv_sha256,
});

/** The entries of one line of a statement, summed up, with the order line that they are about. */
export interface StatementLineRow {
  readonly line_no: number;
  readonly cause: StatementLine['cause'];
  readonly order_id: string;
  readonly refund_id: string | null;
  readonly occurred_at: Date;
  readonly currency: string;
  readonly line: SaleLine;
  readonly commission_minor: string;
  readonly platform_fee_minor: string;
  readonly payable_minor: string;
}

export function toStatementLine(row: StatementLineRow, periodStartMs: number): StatementLine {
  const commissionMinor = Number(row.commission_minor);
  const platformFeeMinor = Number(row.platform_fee_minor);
  const payableMinor = Number(row.payable_minor);
  const { lineNo: orderLine, listingId, skuId, quantity, commissionBasisPoints, platformFeeBasisPoints } = row.line;
  return {
    lineNo: row.line_no,
    occurredAtMs: row.occurred_at.getTime(),
    late: row.occurred_at.getTime() < periodStartMs,
    cause: row.cause,
    orderId: row.order_id,
    refundId: row.refund_id,
    currency: row.currency,
    ...{ orderLine, listingId, skuId, quantity, commissionBasisPoints, platformFeeBasisPoints },
    amountMinor: commissionMinor + platformFeeMinor + payableMinor,
    ...{ commissionMinor, platformFeeMinor, payableMinor },
  };
}
