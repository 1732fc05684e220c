import { stringify } from 'csv-stringify/sync';
import type { StatementLine } from '../domain/settlement/statement.js';

/**
 * The columns of a statement's file, which are published: the file of an issued statement is made again whenever it is
 * asked for, and its hash must be the one that was written when it was issued. Nothing here may ever change; another
 * file needs an address of its own.
 */
const columns = [
  'line',
  'occurred_at',
  'late',
  'cause',
  'order_id',
  'refund_id',
  'order_line',
  'listing_id',
  'sku_id',
  'quantity',
  'commission_basis_points',
  'platform_fee_basis_points',
  'currency',
  'amount_minor',
  'commission_minor',
  'platform_fee_minor',
  'payable_minor',
] as const;

/** RFC 4180, in pieces. Every field is a number, an id, a time or a word of ours, so none can be taken for a formula. */
export async function* statementCsv(pages: AsyncIterable<readonly StatementLine[]>): AsyncGenerator<string> {
  yield stringify([columns], { record_delimiter: 'windows' });
  for await (const lines of pages) yield stringify(lines.map(record), { record_delimiter: 'windows' });
}

const record = (line: StatementLine): readonly string[] => [
  `${line.lineNo}`,
  new Date(line.occurredAtMs).toISOString(),
  line.late ? 'yes' : 'no',
  line.cause,
  line.orderId,
  line.refundId ?? '',
  `${line.orderLine}`,
  line.listingId,
  line.skuId,
  `${line.quantity}`,
  `${line.commissionBasisPoints}`,
  `${line.platformFeeBasisPoints}`,
  line.currency,
  `${line.amountMinor}`,
  `${line.commissionMinor}`,
  `${line.platformFeeMinor}`,
  `${line.payableMinor}`,
];
