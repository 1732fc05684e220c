import type { RecordedRefund } from '../domain/changes.js';
import type { Order } from '../domain/order.js';
import type { RefundState } from '../domain/payments/refund-progress.js';

/** A row of `refunds`, as the driver reads it: bigint as text. */
export interface RefundRow {
  readonly refund_id: string;
  readonly account_id: string;
  readonly order_id: string;
  readonly payment_id: string;
  readonly request_key: string | null;
  readonly digest: string | null;
  readonly amount_minor: string;
  readonly refunded_total_minor: string;
  readonly currency: string;
  readonly attempts: number;
  readonly made_at: Date | null;
  readonly provider: string;
  readonly round: number;
  readonly asked_at: Date | null;
  readonly failed_at: Date | null;
  readonly failure: string | null;
}

export const toRecordedRefund = (row: RefundRow): RecordedRefund => ({
  refundId: row.refund_id,
  amountMinor: Number(row.amount_minor),
  refundedTotalMinor: Number(row.refunded_total_minor),
  request: row.request_key === null || row.digest === null ? undefined : { key: row.request_key, digest: row.digest },
});

export function refundStateOf(row: Pick<RefundRow, 'made_at' | 'failed_at' | 'asked_at'>): RefundState {
  if (row.made_at) return 'made';
  if (row.failed_at) return 'failed';
  return row.asked_at ? 'asked' : 'owed';
}

/** A new row, as JSON for `json_populate_recordset`: to be made at the provider at once, or made when no money moves. */
export const toNewRefundRow = ({ order, refund }: { readonly order: Order; readonly refund: RecordedRefund }) => ({
  refund_id: refund.refundId,
  account_id: order.accountId,
  order_id: order.orderId,
  payment_id: order.paymentId,
  provider: order.paymentProvider,
  request_key: refund.request?.key ?? null,
  digest: refund.request?.digest ?? null,
  amount_minor: refund.amountMinor,
  refunded_total_minor: refund.refundedTotalMinor,
  currency: order.currency,
  attempts: 0,
  next_attempt_at: new Date(0).toISOString(),
  made_at: refund.amountMinor === 0 ? new Date().toISOString() : null,
  round: 0,
});
