import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import type { Page, PageQuery } from '@shopcast/http';
import { accountInQuestion } from '../../callers/account-in-question.js';
import type { ListingTotals, Statement, StatementLine } from '../../domain/settlement/statement.js';
import { StatementReader } from '../../persistence/settlement/statement.reader.js';

@Injectable()
export class ReadStatementsHandler {
  constructor(private readonly statements: StatementReader) {}

  /** @throws AccountNotFound */
  list(
    caller: Principal,
    { accountId, brandId }: { readonly accountId: string; readonly brandId?: string | undefined },
    query: PageQuery,
  ): Promise<Page<Statement>> {
    const which = { accountId: accountInQuestion(caller, accountId), brandId };
    return this.statements.page(scopeOf(caller), which, query);
  }

  /** @throws StatementNotFound */
  find(caller: Principal, statementId: string): Promise<Statement> {
    return this.statements.find(scopeOf(caller), statementId);
  }

  /** @throws StatementNotFound */
  lines(caller: Principal, statementId: string, query: PageQuery): Promise<Page<StatementLine>> {
    return this.statements.lines(scopeOf(caller), statementId, query);
  }

  /** @throws StatementNotFound */
  listings(caller: Principal, statementId: string, query: PageQuery): Promise<Page<ListingTotals>> {
    return this.statements.listings(scopeOf(caller), statementId, query);
  }
}
