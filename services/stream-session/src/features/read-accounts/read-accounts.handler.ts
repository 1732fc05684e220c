import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { type Page, type PageQuery, toPage } from '@shopcast/http';
import { type AccountAnswer, toAccountAnswer } from '../../api/account.answer.js';
import { timeAndUuid } from '../../api/sort-key.js';
import type { Account } from '../../domain/account.js';
import { AccountRepository } from '../../persistence/account.repository.js';

@Injectable()
export class ReadAccountsHandler {
  constructor(private readonly accounts: AccountRepository) {}

  find(caller: Principal, accountId: string): Promise<Account> {
    return this.accounts.find(scopeOf(caller), accountId);
  }

  async list(caller: Principal, { limit, cursor }: PageQuery): Promise<Page<AccountAnswer>> {
    const after = timeAndUuid(cursor);
    const rows = await this.accounts.list(
      scopeOf(caller),
      limit + 1,
      after && { openedAtMs: after[0], accountId: after[1] },
    );
    return toPage(rows, limit, toAccountAnswer, ({ openedAtMs, accountId }) => [openedAtMs, accountId]);
  }
}
