import { Injectable } from '@nestjs/common';
import type { Fact } from '@shopcast/contracts';
import { asOperator, Database, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import type { AccessKey, Account } from '../domain/account.js';
import { AccountNotFound } from '../domain/account.errors.js';
import { AccessKeyRow } from './access-key.row.js';
import { AccountRow } from './account.row.js';

/** Where the page after this account starts. */
export interface AfterAccount {
  readonly openedAtMs: number;
  readonly accountId: string;
}

type Lock = { readonly mode: 'pessimistic_write' };

@Injectable()
export class AccountRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Opens the account with its first key. @returns the account as it was opened first, when it was opened before */
  open({ state, facts }: Decision<Account, Fact>, ownerKey: AccessKey): Promise<Account> {
    return this.database.transaction(asOperator, async (tx) => {
      const insert = tx.createQueryBuilder().insert().into(AccountRow).values(state).orIgnore().returning('account_id');
      const inserted = await insert.execute();
      if ((inserted.raw as unknown[]).length === 0) return this.load(tx, state.accountId);
      await tx.insert(AccessKeyRow, { ...ownerKey, scopes: [...ownerKey.scopes] });
      await this.outbox.append(tx, facts, { timeMs: state.openedAtMs });
      return state;
    });
  }

  /** @throws AccountNotFound also when it is not the caller's */
  find(scope: Scope, accountId: string): Promise<Account> {
    return this.database.transaction(scope, (tx) => this.load(tx, accountId));
  }

  /** @throws AccountNotFound also when it is not the caller's */
  change(scope: Scope, accountId: string, decide: (account: Account) => Decision<Account, Fact>): Promise<Account> {
    return this.database.transaction(scope, async (tx) => {
      const { state, facts } = decide(await this.load(tx, accountId, { mode: 'pessimistic_write' }));
      await tx.update(AccountRow, { accountId }, { timeZones: state.timeZones });
      await this.outbox.append(tx, facts, { timeMs: Date.now() });
      return state;
    });
  }

  /** The newest first. */
  list(scope: Scope, limit: number, after: AfterAccount | undefined): Promise<Account[]> {
    return this.database.transaction(scope, (tx) => {
      const query = tx.createQueryBuilder(AccountRow, 'a').orderBy({ 'a.openedAtMs': 'DESC', 'a.accountId': 'DESC' });
      if (after) query.where('(a.openedAtMs, a.accountId) < (:openedAtMs, :accountId)', after);
      return query.limit(limit).getMany();
    });
  }

  private async load(tx: Transaction, accountId: string, lock?: Lock): Promise<Account> {
    const row = await tx.findOne(AccountRow, { where: { accountId }, ...(lock ? { lock } : {}) });
    if (!row) throw new AccountNotFound(accountId);
    return row;
  }
}
