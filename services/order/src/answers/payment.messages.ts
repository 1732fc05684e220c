import { toTimestamp } from '@shopcast/grpc';
import type { FoundDifference } from '../persistence/difference.reader.js';
import type { KnownReconciliation } from '../persistence/reconciliation.store.js';
import type { KnownRefund } from '../persistence/refund.reader.js';

/** A word as the wire spells it: `made` → `REFUND_STATE_MADE`. */
export const wireName = (prefix: string, word: string): string => `${prefix}_${word.toUpperCase()}`;

/** `shopcast.payment.v1.Refund` */
export const toRefundMessage = ({ madeAt: _unused, ...refund }: KnownRefund): object => ({
  ...refund,
  state: wireName('REFUND_STATE', refund.state),
  failure: refund.failure ?? '',
});

/** `shopcast.payment.v1.Reconciliation` */
export const toReconciliationMessage = (run: KnownReconciliation): object => ({
  reconciliationId: run.reconciliationId,
  provider: run.provider,
  from: toTimestamp(run.fromMs),
  to: toTimestamp(run.toMs),
  state: wireName('RECONCILIATION_STATE', run.state),
  failure: run.failure ?? '',
  payments: run.payments,
  refunds: run.refunds,
  differences: run.differences,
});

/** `shopcast.payment.v1.PaymentDifference` */
export const toDifferenceMessage = ({ foundAt, ...difference }: FoundDifference): object => ({
  ...difference,
  kind: wireName('DIFFERENCE_KIND', difference.kind),
  id: difference.id ?? '',
  reference: difference.reference ?? '',
  accountId: difference.accountId ?? '',
  orderId: difference.orderId ?? '',
  foundAt: toTimestamp(Date.parse(foundAt)),
});
