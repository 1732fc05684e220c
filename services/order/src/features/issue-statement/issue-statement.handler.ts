import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { accountInQuestion, recordedAs } from '../../callers/account-in-question.js';
import { type Period, type Statement, wantedStatement } from '../../domain/settlement/statement.js';
import { LedgerProgress } from '../../persistence/settlement/ledger-progress.js';
import { StatementReader } from '../../persistence/settlement/statement.reader.js';
import { StatementRepository } from '../../persistence/settlement/statement.repository.js';
import { seal } from './seal.js';

export interface IssueStatement {
  readonly accountId: string;
  readonly brandId: string;
  readonly currency: string;
  readonly period: Period;
}

@Injectable()
export class IssueStatementHandler {
  constructor(
    private readonly ledger: LedgerProgress,
    private readonly reader: StatementReader,
    private readonly statements: StatementRepository,
  ) {}

  /** @throws AccountNotFound, BrandNotFound, PeriodInvalid, PeriodNotOver, PeriodNotNext, LedgerBehind */
  async handle(caller: Principal, { period, ...asked }: IssueStatement): Promise<Statement> {
    const accountId = accountInQuestion(caller, asked.accountId);
    const series = { accountId, brandId: asked.brandId.toLowerCase(), currency: asked.currency.toUpperCase() };
    const wanted = wantedStatement(series, period, Date.now());
    const issued = await this.reader.findIfThere(scopeOf(caller), wanted.statementId);
    if (issued) return issued;

    await this.ledger.caughtUp(accountId);
    return this.statements.issue(scopeOf(caller), wanted, { seal, issuedBy: recordedAs(caller) });
  }
}
