import type { Period, StatementLine } from '../../domain/settlement/statement.js';
import { type StatementLineRow, toStatementLine } from './statement.row.js';

/** Runs a statement for whoever asks: in a transaction of their own, or in one that is open. */
export type Ask = (sql: string, parameters: readonly unknown[]) => Promise<readonly unknown[]>;

const PAGE = 2_000;

/** What an entry does to the balance of an account that grows by credits. */
const growthOf = (account: string): string =>
  `sum(CASE WHEN e.credit = '${account}' THEN e.amount_minor WHEN e.debit = '${account}' THEN -e.amount_minor ELSE 0 END)`;

/** The lines of a statement, one row each: the entries of one order line in one transaction. */
export const linesOfStatement = (condition: string): string => `
  SELECT s.line_no, t.cause, t.order_id, t.refund_id, t.occurred_at, t.currency, t.lines -> (e.line_no - 1) AS line,
         ${growthOf('account_commission')} AS commission_minor,
         ${growthOf('platform_fee')} AS platform_fee_minor,
         ${growthOf('brand_payable')} AS payable_minor
  FROM statement_entries s JOIN ledger_entries e USING (entry_id) JOIN ledger_transactions t USING (transaction_id)
  WHERE ${condition}
  GROUP BY s.line_no, e.line_no, t.transaction_id`;

interface Described {
  readonly statementId: string;
  readonly period: Period;
}

/** Lines after a number, in their order. */
export async function readLines(
  ask: Ask,
  { statementId, period }: Described,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly StatementLine[]> {
  const rows = await ask(
    `${linesOfStatement('s.statement_id = $1 AND s.line_no > $2 AND s.line_no <= $2 + $3')} ORDER BY s.line_no`,
    [statementId, after, limit],
  );
  return rows.map((row) => toStatementLine(row as StatementLineRow, period.startMs));
}

/** All lines, a page at a time: a statement may be larger than the memory for it. */
export async function* allLines(ask: Ask, statement: Described): AsyncGenerator<readonly StatementLine[]> {
  for (let after = 0; ; after += PAGE) {
    const page = await readLines(ask, statement, { after, limit: PAGE });
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
  }
}
