import { DownloadStatementController } from '../features/download-statement/download-statement.controller.js';
import { IssueStatementController } from '../features/issue-statement/issue-statement.controller.js';
import { IssueStatementGrpcController } from '../features/issue-statement/issue-statement.grpc-controller.js';
import { IssueStatementHandler } from '../features/issue-statement/issue-statement.handler.js';
import { ReadStatementsController } from '../features/read-statements/read-statements.controller.js';
import { ReadStatementsGrpcController } from '../features/read-statements/read-statements.grpc-controller.js';
import { ReadStatementsHandler } from '../features/read-statements/read-statements.handler.js';
import { SetSettlementTermsController } from '../features/set-settlement-terms/set-settlement-terms.controller.js';
import { SetSettlementTermsGrpcController } from '../features/set-settlement-terms/set-settlement-terms.grpc-controller.js';
import { SetSettlementTermsHandler } from '../features/set-settlement-terms/set-settlement-terms.handler.js';
import { ShowBalancesController } from '../features/show-balances/show-balances.controller.js';
import { ShowBalancesGrpcController } from '../features/show-balances/show-balances.grpc-controller.js';
import { ShowBalancesHandler } from '../features/show-balances/show-balances.handler.js';
import { AccountTermsStore } from '../persistence/settlement/account-terms.store.js';
import { BalanceReader } from '../persistence/settlement/balance.reader.js';
import { LedgerProgress } from '../persistence/settlement/ledger-progress.js';
import { StatementReader } from '../persistence/settlement/statement.reader.js';
import { StatementRepository } from '../persistence/settlement/statement.repository.js';
import type { Part } from './part.js';

/** Money owed: terms, balances, statements. */
export const settlement: Part = {
  controllers: [
    SetSettlementTermsController,
    SetSettlementTermsGrpcController,
    ShowBalancesController,
    ShowBalancesGrpcController,
    IssueStatementController,
    IssueStatementGrpcController,
    ReadStatementsController,
    ReadStatementsGrpcController,
    DownloadStatementController,
  ],
  providers: [
    SetSettlementTermsHandler,
    ShowBalancesHandler,
    IssueStatementHandler,
    ReadStatementsHandler,
    AccountTermsStore,
    BalanceReader,
    LedgerProgress,
    StatementReader,
    StatementRepository,
  ],
};
