import { Injectable } from '@nestjs/common';
import type { StaffScope } from '@shopcast/access';
import type { Fact } from '@shopcast/contracts';
import { asService, Database, type Scope } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import type { AccessKey } from '../domain/account.js';
import { AccessKeyNotFound, AccountNotFound } from '../domain/account.errors.js';
import { AccessKeyRow } from './access-key.row.js';
import { AccountRow } from './account.row.js';

type Key = AccessKey<StaffScope>;

@Injectable()
export class AccessKeyRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** @returns the key as it was issued first, when it was issued before @throws AccountNotFound */
  issue(scope: Scope, key: Key): Promise<Key> {
    return this.database.transaction(scope, async (tx) => {
      const { accountId, keyId } = key;
      if (!(await tx.existsBy(AccountRow, { accountId }))) throw new AccountNotFound(accountId);
      const values = { ...key, scopes: [...key.scopes] };
      await tx.createQueryBuilder().insert().into(AccessKeyRow).values(values).orIgnore().execute();
      return toKey(await tx.findOneByOrFail(AccessKeyRow, { keyId }));
    });
  }

  /** In the order in which they were issued. @throws AccountNotFound */
  list(scope: Scope, accountId: string): Promise<Key[]> {
    return this.database.transaction(scope, async (tx) => {
      if (!(await tx.existsBy(AccountRow, { accountId }))) throw new AccountNotFound(accountId);
      const rows = await tx.find(AccessKeyRow, { where: { accountId }, order: { createdAtMs: 'ASC', keyId: 'ASC' } });
      return rows.map(toKey);
    });
  }

  /** @throws AccessKeyNotFound also when it is another account's */
  change(
    scope: Scope,
    { accountId, keyId }: Pick<Key, 'accountId' | 'keyId'>,
    decide: (key: Key) => Decision<AccessKey, Fact>,
  ): Promise<void> {
    return this.database.transaction(scope, async (tx) => {
      const row = await tx.findOne(AccessKeyRow, {
        where: { accountId, keyId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw new AccessKeyNotFound(keyId);

      const { state, facts } = decide(toKey(row));
      await tx.update(AccessKeyRow, { keyId }, { revokedAtMs: state.revokedAtMs });
      await this.outbox.append(tx, facts, { timeMs: state.revokedAtMs ?? state.createdAtMs });
    });
  }

  /** Keys revoked at or after this time, in all accounts. */
  async revokedSince(sinceMs: number): Promise<string[]> {
    const rows = await this.database.query<{ key_id: string }>(
      asService,
      'SELECT key_id FROM access_keys WHERE revoked_at_ms >= $1',
      [sinceMs],
    );
    return rows.map(({ key_id }) => key_id);
  }
}

const toKey = (row: AccessKeyRow): Key => ({ ...row, scopes: row.scopes as StaffScope[] });
