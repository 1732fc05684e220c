import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import { BrandNotFound } from '../../domain/settlement/settlement.errors.js';
import {
  numberAfter,
  type Statement,
  type StatementLine,
  type WantedStatement,
} from '../../domain/settlement/statement.js';
import type { Totals } from '../../domain/settlement/totals.js';
import { retried } from '../retried.js';
import { allLines } from './statement-lines.js';
import { type StatementRow, toStatement } from './statement.row.js';

/** What is written of a statement's lines for ever. */
export interface Seal {
  readonly totals: Totals;
  readonly lineCount: number;
  readonly csvSha256: string;
}

export type MakeSeal = (lines: AsyncIterable<readonly StatementLine[]>) => Promise<Seal>;

/** The only door for statements: entries, sums and seal are committed together or not at all. */
@Injectable()
export class StatementRepository {
  constructor(private readonly database: Database) {}

  /**
   * Issues a statement, or answers the one that there is for this period. Entries that commit meanwhile are either seen
   * by the one statement that collects them or left for the next; never both, and never neither.
   * @throws PeriodNotNext, BrandNotFound
   */
  issue(
    scope: Scope,
    wanted: WantedStatement,
    { seal, issuedBy }: { seal: MakeSeal; issuedBy: string },
  ): Promise<Statement> {
    return retried(() =>
      this.database.transaction(scope, async (tx) => {
        await oneAtATime(tx, wanted);
        const earlier = await find(tx, wanted.statementId);
        if (earlier) return earlier;

        const number = numberAfter(await lastOf(tx, wanted), wanted.period);
        await requireBrand(tx, wanted);
        await collectEntries(tx, wanted);
        const sealed = await seal(allLines((sql, parameters) => tx.query(sql, [...parameters]), wanted));
        return insert(tx, wanted, { ...sealed, number, issuedBy });
      }),
    );
  }
}

/** There may be no row yet that could be locked. */
async function oneAtATime(tx: Transaction, { accountId, brandId, currency }: WantedStatement): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
    `statements ${accountId} ${brandId} ${currency}`,
  ]);
}

async function find(tx: Transaction, statementId: string): Promise<Statement | undefined> {
  const [row] = (await tx.query(`SELECT * FROM statements WHERE statement_id = $1`, [statementId])) as StatementRow[];
  return row && toStatement(row);
}

async function lastOf(
  tx: Transaction,
  { accountId, brandId, currency }: WantedStatement,
): Promise<Statement | undefined> {
  const [row] = (await tx.query(
    `SELECT * FROM statements WHERE account_id = $1 AND brand_id = $2 AND currency = $3 ORDER BY number DESC LIMIT 1`,
    [accountId, brandId, currency],
  )) as StatementRow[];
  return row && toStatement(row);
}

/** What was sold without a brand is owed to the account itself. */
async function requireBrand(tx: Transaction, { accountId, brandId }: WantedStatement): Promise<void> {
  const [row] = (await tx.query(
    `SELECT $1::uuid = $2::uuid OR EXISTS (SELECT FROM listing_terms WHERE account_id = $1 AND brand_id = $2)
         OR EXISTS (SELECT FROM ledger_entries WHERE account_id = $1 AND brand_id = $2) AS known`,
    [accountId, brandId],
  )) as { known: boolean }[];
  if (row?.known !== true) throw new BrandNotFound(brandId);
}

/** By the time at which things happened; each order line of a transaction is one line. */
async function collectEntries(tx: Transaction, wanted: WantedStatement): Promise<void> {
  const { statementId, accountId, brandId, currency, period } = wanted;
  await tx.query(
    `INSERT INTO statement_entries (statement_id, line_no, entry_id, account_id)
     SELECT $1, dense_rank() OVER (ORDER BY e.occurred_at, e.transaction_id, e.line_no), e.entry_id, e.account_id
     FROM ledger_entries e
     WHERE e.account_id = $2 AND e.brand_id = $3 AND e.currency = $4 AND e.occurred_at < $5
       AND NOT EXISTS (SELECT FROM statement_entries s WHERE s.entry_id = e.entry_id)`,
    [statementId, accountId, brandId, currency, new Date(period.endMs)],
  );
}

async function insert(
  tx: Transaction,
  { statementId, accountId, brandId, currency, period }: WantedStatement,
  { totals, lineCount, csvSha256, number, issuedBy }: Seal & { readonly number: number; readonly issuedBy: string },
): Promise<Statement> {
  const [row] = (await tx.query(
    `INSERT INTO statements (statement_id, account_id, brand_id, currency, number, previous_number, period_start,
       period_end, line_count, sales_minor, refunds_minor, commission_minor, platform_fee_minor, payable_minor,
       csv_sha256, issued_by)
     VALUES ($1, $2, $3, $4, $5, nullif($5::integer - 1, 0), $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING *`,
    [
      ...[statementId, accountId, brandId, currency, number, new Date(period.startMs), new Date(period.endMs)],
      ...[lineCount, totals.salesMinor, totals.refundsMinor, totals.commissionMinor, totals.platformFeeMinor],
      ...[totals.payableMinor, csvSha256, issuedBy],
    ],
  )) as StatementRow[];
  if (!row) throw new Error(`Statement ${statementId} was not written`);
  return toStatement(row);
}
