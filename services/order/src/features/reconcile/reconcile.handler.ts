import { Injectable } from '@nestjs/common';
import { requestedId } from '@shopcast/http';
import { PeriodNotComparable, ReconciliationNotFound } from '../../domain/reconciliation/reconciliation.errors.js';
import { PaymentProviders } from '../../payments/payment-providers.js';
import { type KnownReconciliation, ReconciliationStore } from '../../persistence/reconciliation.store.js';
import { RunReconciliations } from '../../timing/run-reconciliations.js';
import type { ReconcileBody } from './reconcile.dto.js';

const LONGEST_DAYS = 31;
const DAY_MS = 86_400_000;

@Injectable()
export class ReconcileHandler {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly store: ReconciliationStore,
    private readonly runs: RunReconciliations,
  ) {}

  /** Asks for a comparison; lists of providers can be long, so nobody waits for it. @throws PeriodNotComparable */
  async handle(key: string | null, { provider: name, from, to }: ReconcileBody): Promise<KnownReconciliation> {
    const provider = this.providers.named(name);
    const [fromMs, toMs, completeMs] = [Date.parse(from), Date.parse(to), provider.listedUntilMs(Date.now())];
    const isComparable = fromMs < toMs && toMs <= completeMs && toMs - fromMs <= LONGEST_DAYS * DAY_MS;
    if (!isComparable) throw new PeriodNotComparable(LONGEST_DAYS, new Date(completeMs).toISOString());

    const asked = { provider: name, fromMs, toMs };
    const reconciliationId = requestedId('operator', key, { reconcile: asked });
    await this.store.request([{ reconciliationId, ...asked, cause: 'requested' }]);
    this.runs.wake();
    return this.find(reconciliationId);
  }

  /** @throws ReconciliationNotFound */
  async find(reconciliationId: string): Promise<KnownReconciliation> {
    const run = await this.store.find(reconciliationId);
    if (!run) throw new ReconciliationNotFound(reconciliationId);
    return run;
  }
}
