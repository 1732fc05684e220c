import { ListPaymentDifferencesController } from '../features/list-payment-differences/list-payment-differences.controller.js';
import { ListPaymentDifferencesGrpcController } from '../features/list-payment-differences/list-payment-differences.grpc-controller.js';
import { ReconcileController } from '../features/reconcile/reconcile.controller.js';
import { ReconcileGrpcController } from '../features/reconcile/reconcile.grpc-controller.js';
import { ReconcileHandler } from '../features/reconcile/reconcile.handler.js';
import { ShowReconciliationsController } from '../features/show-reconciliations/show-reconciliations.controller.js';
import { CompareWithProvider } from '../payments/compare-with-provider.js';
import { DifferenceReader } from '../persistence/difference.reader.js';
import { OurBooksReader } from '../persistence/our-books.reader.js';
import { ReconciliationStore } from '../persistence/reconciliation.store.js';
import { RunReconciliations } from '../timing/run-reconciliations.js';
import type { Part } from './part.js';

/** Our books beside the payment providers’ books. */
export const reconciliation: Part = {
  controllers: [
    ReconcileController,
    ReconcileGrpcController,
    ShowReconciliationsController,
    ListPaymentDifferencesController,
    ListPaymentDifferencesGrpcController,
  ],
  providers: [
    ReconcileHandler,
    RunReconciliations,
    CompareWithProvider,
    OurBooksReader,
    ReconciliationStore,
    DifferenceReader,
  ],
};
