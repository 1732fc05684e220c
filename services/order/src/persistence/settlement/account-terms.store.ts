import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import { type AccountTerms, changeTerms, noTerms, type TermsChange } from '../../domain/settlement/account-terms.js';
import { retried } from '../retried.js';

interface TermsRow {
  readonly account_id: string;
  readonly default_commission_basis_points: number;
  readonly platform_fee_basis_points: number;
  readonly since_ms: string;
}

/** The terms of accounts: every change is a row, and the newest one holds. */
@Injectable()
export class AccountTermsStore {
  constructor(private readonly database: Database) {}

  read(scope: Scope, accountId: string): Promise<AccountTerms> {
    return this.database.transaction(scope, (tx) => newest(tx, accountId));
  }

  /** @param setBy who wants it, for the record */
  change(
    scope: Scope,
    accountId: string,
    { change, setBy, nowMs }: { readonly change: TermsChange; readonly setBy: string; readonly nowMs: number },
  ): Promise<AccountTerms> {
    return retried(() =>
      this.database.transaction(scope, async (tx) => {
        // Rows are only added, so there is none to lock: changes of one account wait for each other here.
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('account_terms ' || $1, 0))`, [accountId]);
        const before = await newest(tx, accountId);
        const after = changeTerms(before, change, nowMs);
        if (after !== before) await insert(tx, after, setBy);
        return after;
      }),
    );
  }
}

async function newest(tx: Transaction, accountId: string): Promise<AccountTerms> {
  const [row] = (await tx.query(`SELECT * FROM account_terms WHERE account_id = $1 ORDER BY since_ms DESC LIMIT 1`, [
    accountId,
  ])) as TermsRow[];
  if (!row) return noTerms(accountId);
  return {
    accountId,
    defaultCommissionBasisPoints: row.default_commission_basis_points,
    platformFeeBasisPoints: row.platform_fee_basis_points,
    sinceMs: Number(row.since_ms),
  };
}

async function insert(tx: Transaction, terms: AccountTerms, setBy: string): Promise<void> {
  await tx.query(
    `INSERT INTO account_terms
       (account_id, since_ms, default_commission_basis_points, platform_fee_basis_points, set_by)
     VALUES ($1, $2, $3, $4, $5)`,
    [terms.accountId, terms.sinceMs, terms.defaultCommissionBasisPoints, terms.platformFeeBasisPoints, setBy],
  );
}
