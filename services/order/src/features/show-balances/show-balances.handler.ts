import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { accountInQuestion } from '../../callers/account-in-question.js';
import type { Balance } from '../../domain/settlement/balance.js';
import { BalanceReader } from '../../persistence/settlement/balance.reader.js';

@Injectable()
export class ShowBalancesHandler {
  constructor(private readonly balances: BalanceReader) {}

  /** @throws AccountNotFound */
  handle(caller: Principal, accountId: string): Promise<readonly Balance[]> {
    return this.balances.ofAccount(scopeOf(caller), accountInQuestion(caller, accountId));
  }
}
