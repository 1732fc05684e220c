import type { RefundRow } from './refund.row.js';

/** A refund with what its provider knows the payment by. */
export type RefundWithPaymentRow = RefundRow & {
  readonly paid_minor: string;
  readonly payment_reference: string | null;
};

/** To be followed by conditions on `r`, the refund. */
export const REFUNDS_WITH_PAYMENT = `
  SELECT r.*, coalesce(p.amount_minor, o.total_minor) AS paid_minor, p.reference AS payment_reference
  FROM refunds r JOIN orders o USING (order_id) LEFT JOIN received_payments p ON p.payment_id = r.payment_id`;
