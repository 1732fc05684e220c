import { type Timestamp, toTimestamp } from '@shopcast/grpc';
import type { Statement, StatementLine } from '../domain/settlement/statement.js';

/** A statement as gRPC shows it: `shopcast.settlement.v1.Statement`. */
export interface StatementMessage extends Omit<Statement, 'period' | 'issuedAtMs'> {
  readonly periodStart: Timestamp;
  readonly periodEnd: Timestamp;
  readonly issuedAt: Timestamp;
}

export const toStatementMessage = ({ period, issuedAtMs, ...statement }: Statement): StatementMessage => ({
  ...statement,
  periodStart: toTimestamp(period.startMs),
  periodEnd: toTimestamp(period.endMs),
  issuedAt: toTimestamp(issuedAtMs),
});

/** `shopcast.settlement.v1.StatementLine` */
export interface StatementLineMessage extends Omit<StatementLine, 'occurredAtMs' | 'currency' | 'cause' | 'refundId'> {
  readonly occurredAt: Timestamp;
  readonly cause: 'CAUSE_SALE' | 'CAUSE_REFUND';
  readonly refundId: string;
}

export const toLineMessage = ({
  occurredAtMs,
  currency: _same,
  cause,
  refundId,
  ...line
}: StatementLine): StatementLineMessage => ({
  ...line,
  occurredAt: toTimestamp(occurredAtMs),
  cause: cause === 'sale' ? 'CAUSE_SALE' : 'CAUSE_REFUND',
  refundId: refundId ?? '',
});
