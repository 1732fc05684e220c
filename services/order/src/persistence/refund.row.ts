import { derivedId } from '@shopcast/kernel';
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
  /** The refund whose other part this is; null for the first part, which stands for the whole. */
  readonly part_of: string | null;
  readonly currency: string;
  readonly attempts: number;
  readonly made_at: Date | null;
  readonly provider: string;
  readonly round: number;
  readonly asked_at: Date | null;
  readonly failed_at: Date | null;
  readonly failure: string | null;
}

/** @param row with what was given back with it through the order's other payment */
export const toRecordedRefund = (row: RefundRow & { readonly elsewhere_minor: string }): RecordedRefund => ({
  refundId: row.refund_id,
  amountMinor: Number(row.amount_minor) + Number(row.elsewhere_minor),
  from: [{ paymentId: row.payment_id, amountMinor: Number(row.amount_minor) }],
  refundedTotalMinor: Number(row.refunded_total_minor),
  request: row.request_key === null || row.digest === null ? undefined : { key: row.request_key, digest: row.digest },
});

export function refundStateOf(row: Pick<RefundRow, 'made_at' | 'failed_at' | 'asked_at'>): RefundState {
  if (row.made_at) return 'made';
  if (row.failed_at) return 'failed';
  return row.asked_at ? 'asked' : 'owed';
}

/**
 * New rows, as JSON for `json_populate_recordset`: one for each payment that the money comes from, to be made at the
 * provider at once, or made when no money moves. The first one stands for the refund; another has an id of its own, because providers know no more.
 */
export const toNewRefundRows = ({ order, refund }: { readonly order: Order; readonly refund: RecordedRefund }) =>
  refund.from.map(({ paymentId, amountMinor }, place) => ({
    refund_id: place === 0 ? refund.refundId : derivedId('refund-part', refund.refundId, paymentId),
    account_id: order.accountId,
    order_id: order.orderId,
    payment_id: paymentId,
    provider: order.paymentProvider,
    request_key: place === 0 ? (refund.request?.key ?? null) : null,
    digest: place === 0 ? (refund.request?.digest ?? null) : null,
    amount_minor: amountMinor,
    refunded_total_minor: refund.refundedTotalMinor,
    part_of: place === 0 ? null : refund.refundId,
    currency: order.currency,
    attempts: 0,
    next_attempt_at: new Date(0).toISOString(),
    made_at: amountMinor === 0 ? new Date().toISOString() : null,
    round: 0,
  }));
