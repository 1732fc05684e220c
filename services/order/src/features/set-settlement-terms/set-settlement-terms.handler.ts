import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { accountInQuestion, recordedAs } from '../../callers/account-in-question.js';
import type { AccountTerms, TermsChange } from '../../domain/settlement/account-terms.js';
import { AccountTermsStore } from '../../persistence/settlement/account-terms.store.js';

/** What orders placed from now on are agreed under; placed ones keep what was agreed. */
@Injectable()
export class SetSettlementTermsHandler {
  constructor(private readonly terms: AccountTermsStore) {}

  /** @throws AccountNotFound */
  read(caller: Principal, accountId: string): Promise<AccountTerms> {
    return this.terms.read(scopeOf(caller), accountInQuestion(caller, accountId));
  }

  /** @throws AccountNotFound */
  change(caller: Principal, accountId: string, change: TermsChange): Promise<AccountTerms> {
    const how = { change, setBy: recordedAs(caller), nowMs: Date.now() };
    return this.terms.change(scopeOf(caller), accountInQuestion(caller, accountId), how);
  }
}
