import type { Order, ReceivedPayment } from '../domain/order.js';

/** A new row of `received_payments`, as JSON for `json_populate_recordset`. */
export const toReceivedRow = ({ order, received }: { readonly order: Order; readonly received: ReceivedPayment }) => ({
  payment_id: received.paymentId,
  account_id: order.accountId,
  order_id: order.orderId,
  provider: received.provider,
  reference: received.reference,
  amount_minor: received.amountMinor,
  currency: received.currency,
  paid_at: new Date(received.paidAtMs).toISOString(),
});
