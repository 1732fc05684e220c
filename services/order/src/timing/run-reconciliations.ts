import { Injectable } from '@nestjs/common';
import { derivedId } from '@shopcast/kernel';
import { CompareWithProvider } from '../payments/compare-with-provider.js';
import { PaymentProviders } from '../payments/payment-providers.js';
import { PaymentsConfig } from '../payments/payments.config.js';
import { type KnownReconciliation, ReconciliationStore } from '../persistence/reconciliation.store.js';
import { DueWork } from './due-work.js';

const DAY_MS = 86_400_000;
/** A process that was down for some days makes up for them. */
const DAYS_BACK = 7;
/** Whoever takes a comparison and dies keeps it no longer than this. */
const CLAIM_MS = 15 * 60_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** With such pauses more than half a day. */
const ATTEMPTS = 25;

/** Compares our books with the providers': those of the day before, every day, and whatever the operator asks for. */
@Injectable()
export class RunReconciliations extends DueWork {
  /** The moment for which the daily ones were asked for last. */
  private plannedMs = -Infinity;

  constructor(
    private readonly store: ReconciliationStore,
    private readonly providers: PaymentProviders,
    private readonly comparing: CompareWithProvider,
    private readonly config: PaymentsConfig,
  ) {
    super('order.reconciliations');
  }

  protected override async doDue(): Promise<number | null> {
    const nextPlanMs = await this.plan(Date.now());
    const run = await this.store.claim(Date.now(), Date.now() + CLAIM_MS);
    if (!run) return Math.min(nextPlanMs, (await this.store.nextDueMs()) ?? Infinity);
    await this.run(run);
    return Date.now();
  }

  /** Asks for the days that are over; any process may, and may again: each day has one id. */
  private async plan(nowMs: number): Promise<number> {
    const { reconciliationAtMs } = this.config;
    if (reconciliationAtMs === undefined) return Infinity;
    const latestMs = Math.floor((nowMs - reconciliationAtMs) / DAY_MS) * DAY_MS + reconciliationAtMs;
    if (latestMs > this.plannedMs) await this.store.request(this.daysBefore(latestMs));
    this.plannedMs = latestMs;
    return latestMs + DAY_MS;
  }

  /** The test provider is left out: its books are tables of ours, and nobody's money. */
  private daysBefore(nowMs: number) {
    return this.providers.all
      .filter(({ name }) => name !== 'test')
      .flatMap((provider) =>
        Array.from({ length: DAYS_BACK }, (_, days) => provider.lastListedDay(nowMs - days * DAY_MS)).map(
          ({ fromMs, toMs }) => ({
            reconciliationId: derivedId('reconciliation', provider.name, String(fromMs), String(toMs)),
            provider: provider.name,
            fromMs,
            toMs,
            cause: 'daily' as const,
          }),
        ),
      );
  }

  private async run(run: KnownReconciliation): Promise<void> {
    const { reconciliationId, provider, attempts } = run;
    try {
      const found = await this.comparing.compare(this.providers.named(provider), run);
      await this.store.done(run, found);
      const differences = found.differences.length;
      if (differences > 0) this.logger.error({ reconciliationId, provider, differences }, 'books differ');
    } catch (error) {
      this.logger.warn({ err: error, reconciliationId, provider }, 'books could not be compared');
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts);
      await this.store.failed(reconciliationId, String(error), attempts < ATTEMPTS ? Date.now() + pauseMs : null);
    }
  }
}
