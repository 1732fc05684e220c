import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { decodeCursor, type Page, type PageQuery, RequestInvalid, toPage } from '@shopcast/http';
import { StatementNotFound } from '../../domain/settlement/settlement.errors.js';
import type { ListingTotals, Statement, StatementLine } from '../../domain/settlement/statement.js';
import { allLines, type Ask, linesOfStatement, readLines } from './statement-lines.js';
import { type StatementRow, toStatement, toTotals, type TotalsRow } from './statement.row.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads statements, which never change: pages of one belong together whenever they are read. */
@Injectable()
export class StatementReader {
  constructor(private readonly database: Database) {}

  async find(scope: Scope, statementId: string): Promise<Statement> {
    const statement = await this.findIfThere(scope, statementId);
    if (!statement) throw new StatementNotFound(statementId);
    return statement;
  }

  async findIfThere(scope: Scope, statementId: string): Promise<Statement | undefined> {
    const [row] = await this.database.query<StatementRow>(scope, `SELECT * FROM statements WHERE statement_id = $1`, [
      statementId,
    ]);
    return row && toStatement(row);
  }

  /** Newest first. */
  async page(
    scope: Scope,
    { accountId, brandId }: { readonly accountId: string; readonly brandId?: string | undefined },
    { limit, cursor }: PageQuery,
  ): Promise<Page<Statement>> {
    const [issuedAt, statementId] = momentAndIdIn(cursor);
    const rows = await this.database.query<StatementRow>(
      scope,
      `SELECT * FROM statements
       WHERE account_id = $1 AND ($2::uuid IS NULL OR brand_id = $2)
         AND ($3::timestamptz IS NULL OR (date_trunc('milliseconds', issued_at), statement_id) < ($3, $4::uuid))
       ORDER BY date_trunc('milliseconds', issued_at) DESC, statement_id DESC LIMIT $5`,
      [accountId, brandId ?? null, issuedAt, statementId, limit + 1],
    );
    return toPage(rows, limit, toStatement, (row) => [row.issued_at.getTime(), row.statement_id]);
  }

  /** @throws StatementNotFound */
  async lines(scope: Scope, statementId: string, { limit, cursor }: PageQuery): Promise<Page<StatementLine>> {
    const after = numberIn(cursor);
    const statement = await this.find(scope, statementId);
    const lines = await readLines(this.asking(scope), statement, { after, limit: limit + 1 });
    return toPage(
      lines,
      limit,
      (line) => line,
      ({ lineNo }) => [lineNo],
    );
  }

  allLines(scope: Scope, statement: Statement): AsyncIterable<readonly StatementLine[]> {
    return allLines(this.asking(scope), statement);
  }

  /** @throws StatementNotFound */
  async listings(scope: Scope, asked: string, { limit, cursor }: PageQuery): Promise<Page<ListingTotals>> {
    const after = idIn(cursor);
    const { statementId } = await this.find(scope, asked);
    const rows = await this.database.query<ListingRow>(
      scope,
      `SELECT line ->> 'listingId' AS listing_id, sum((line ->> 'quantity')::bigint) AS units_sold,
              sum(amount) FILTER (WHERE cause = 'sale') AS sales_minor,
              -sum(amount) FILTER (WHERE cause = 'refund') AS refunds_minor,
              sum(commission_minor) AS commission_minor, sum(platform_fee_minor) AS platform_fee_minor,
              sum(payable_minor) AS payable_minor
       FROM (SELECT *, commission_minor + platform_fee_minor + payable_minor AS amount
             FROM (${linesOfStatement('s.statement_id = $1')}) AS lines) AS amounts
       WHERE line ->> 'listingId' > $2
       GROUP BY 1 ORDER BY 1 LIMIT $3`,
      [statementId, after, limit + 1],
    );
    return toPage(rows, limit, toListingTotals, (row) => [row.listing_id]);
  }

  private readonly asking =
    (scope: Scope): Ask =>
    (sql, parameters) =>
      this.database.query(scope, sql, parameters);
}

interface ListingRow extends TotalsRow {
  readonly listing_id: string;
  readonly units_sold: string;
}

const toListingTotals = (row: ListingRow): ListingTotals => ({
  listingId: row.listing_id,
  unitsSold: Number(row.units_sold),
  totals: toTotals(row),
});

function momentAndIdIn(cursor: string | undefined): [moment: Date | null, id: string | null] {
  const key = decodeCursor(cursor);
  if (key === undefined) return [null, null];
  const [moment, id] = key;
  if (key.length === 2 && isMoment(moment) && isId(id)) return [new Date(moment), id];
  throw notOurs();
}

function numberIn(cursor: string | undefined): number {
  const key = decodeCursor(cursor);
  if (key === undefined) return 0;
  const [lineNo] = key;
  if (
    key.length === 1 &&
    typeof lineNo === 'number' &&
    Number.isInteger(lineNo) &&
    lineNo >= 0 &&
    lineNo < 2 ** 31 - 200
  )
    return lineNo;
  throw notOurs();
}

function idIn(cursor: string | undefined): string {
  const key = decodeCursor(cursor);
  if (key === undefined) return '';
  const [id] = key;
  if (key.length === 1 && isId(id)) return id;
  throw notOurs();
}

const isId = (part: unknown): part is string => typeof part === 'string' && UUID.test(part);
const isMoment = (part: unknown): part is number =>
  typeof part === 'number' && Number.isInteger(part) && part >= 0 && part < 253e12;
const notOurs = (): RequestInvalid => new RequestInvalid([{ field: 'cursor', problem: 'cursor is not one of ours' }]);
