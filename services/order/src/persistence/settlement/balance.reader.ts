import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import type { Balance } from '../../domain/settlement/balance.js';
import { toTotals, type TotalsRow } from './statement.row.js';

interface BalanceRow {
  readonly brand_id: string;
  readonly currency: string;
  readonly ledger: TotalsRow;
  readonly open: TotalsRow;
}

/** Adds up the ledger. */
@Injectable()
export class BalanceReader {
  constructor(private readonly database: Database) {}

  async ofAccount(scope: Scope, accountId: string): Promise<readonly Balance[]> {
    const rows = await this.database.query<BalanceRow>(
      scope,
      `SELECT e.brand_id, e.currency, ${totalsOf('true')} AS ledger, ${totalsOf('s.entry_id IS NULL')} AS open
       FROM ledger_entries e LEFT JOIN statement_entries s USING (entry_id)
       WHERE e.account_id = $1 GROUP BY e.brand_id, e.currency ORDER BY e.brand_id, e.currency`,
      [accountId],
    );
    return rows.map(({ brand_id: brandId, currency, ledger, open }) => ({
      ...{ brandId, currency },
      ledger: toTotals(ledger),
      open: toTotals(open),
    }));
  }
}

/** Sums that leave the exact numbers of JSON travel as text. */
const totalsOf = (which: string): string => `
  json_build_object(
    'sales_minor', (${growth('debit', 'credit', 'buyer_money', which)})::text,
    'refunds_minor', (${growth('credit', 'debit', 'refunds', which)})::text,
    'commission_minor', (${growth('credit', 'debit', 'account_commission', which)})::text,
    'platform_fee_minor', (${growth('credit', 'debit', 'platform_fee', which)})::text,
    'payable_minor', (${growth('credit', 'debit', 'brand_payable', which)})::text)`;

const growth = (side: string, other: string, account: string, which: string): string =>
  `coalesce(sum(e.amount_minor) FILTER (WHERE e.${side} = '${account}' AND ${which}), 0)
   - coalesce(sum(e.amount_minor) FILTER (WHERE e.${other} = '${account}' AND ${which}), 0)`;
