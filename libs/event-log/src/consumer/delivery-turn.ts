import type { Logger } from '@shopcast/telemetry';
import { backOffMs, pause } from '../log/back-off.js';
import type { BatchTransaction, Outcome, Portion } from './batch-transaction.js';
import type { CarefulTransaction } from './careful-transaction.js';
import { ClaimsChanged } from './claims.js';
import { consumerMetrics } from './consumer-metrics.js';
import type { Delivery } from './delivery.js';
import { failureKind } from './failure-kind.js';
import type { RunnerSettings } from './runner-settings.js';

export interface DeliveryTurnParts {
  readonly consumer: string;
  readonly transaction: BatchTransaction;
  readonly careful: CarefulTransaction;
  readonly settings: RunnerSettings;
  readonly logger: Logger;
  /** Puts a delivery back into its lane, or answers it when nothing is left of it. */
  again(delivery: Delivery): void;
  reclaim(delivery: Delivery): void;
}

/** One turn: deliveries of different lanes in one transaction, and what happens when that fails. */
export class DeliveryTurn {
  constructor(private readonly parts: DeliveryTurnParts) {}

  /** Never rejects: every delivery is answered, put back, or put back later. */
  async take(deliveries: readonly Delivery[]): Promise<void> {
    const { transaction, settings, again } = this.parts;
    const live = deliveries.filter(({ ownership, isDone }) => !ownership.ended.aborted && !isDone);
    for (const delivery of deliveries) if (!live.includes(delivery)) again(delivery);
    if (live.length === 0) return;

    const portions = live.map((delivery) => delivery.portion(settings.recordsPerTurn));
    try {
      this.count(await transaction.commit(portions));
    } catch (error) {
      return this.recover(live, error);
    }
    live.forEach((delivery, index) => this.moveOn(delivery, portions[index]?.toOffset ?? 0));
  }

  private moveOn(delivery: Delivery, toOffset: number): void {
    delivery.ownership.claim.nextOffset = toOffset;
    delivery.skipProcessed();
    this.parts.again(delivery);
  }

  private async recover(deliveries: readonly Delivery[], error: unknown): Promise<void> {
    if (this.isNobodysFault(deliveries, error)) return;

    const [only, ...others] = deliveries;
    if (only && others.length === 0) return this.takeCarefully(only);
    for (const delivery of deliveries) {
      delivery.alone = true;
      this.parts.again(delivery);
    }
  }

  /** Handles failures that no event has caused. */
  private isNobodysFault(deliveries: readonly Delivery[], error: unknown): boolean {
    if (error instanceof ClaimsChanged) {
      for (const delivery of deliveries) this.afterClaimsChanged(delivery, error);
      return true;
    }
    if (failureKind(error) !== 'infrastructure') return false;
    this.parts.logger.warn({ err: error }, 'events wait for the infrastructure; trying again');
    for (const delivery of deliveries) this.later(delivery, delivery.setbacks++);
    return true;
  }

  private afterClaimsChanged(delivery: Delivery, { lost }: ClaimsChanged): void {
    if (lost.includes(delivery.ownership.claim)) return this.parts.reclaim(delivery);
    delivery.skipProcessed();
    this.parts.again(delivery);
  }

  private async takeCarefully(delivery: Delivery): Promise<void> {
    const { careful, settings } = this.parts;
    const portion = delivery.portion(settings.recordsPerTurn);
    try {
      const outcome = await careful.commit(portion, (offset, error) => {
        const attempts = delivery.failuresAt(offset) + 1;
        return { attempts, giveUp: failureKind(error) === 'permanent' || attempts >= settings.attempts };
      });
      this.count(outcome);
      if (outcome.stoppedAt === undefined) return this.moveOn(delivery, outcome.reached);
      delivery.ownership.claim.nextOffset = outcome.reached;
      delivery.skipProcessed();
      this.tryLater(delivery, outcome.stoppedAt.offset, outcome.stoppedAt.error);
    } catch (error) {
      if (!this.isNobodysFault([delivery], error)) await this.afterCarefulFailed(delivery, portion, error);
    }
  }

  /** The commit itself failed (a deferred constraint, say), so that no savepoint tells who was to blame. */
  private async afterCarefulFailed(delivery: Delivery, portion: Portion, error: unknown): Promise<void> {
    const { careful, settings, again } = this.parts;
    const [first, ...others] = portion.records;
    if (first === undefined || others.length > 0) {
      delivery.goSingly();
      return first === undefined ? this.later(delivery, delivery.setbacks++) : again(delivery);
    }
    if (delivery.failuresAt(first.offset) + 1 < settings.attempts) return this.tryLater(delivery, first.offset, error);
    try {
      this.count(await careful.condemn(portion, error, settings.attempts));
      this.moveOn(delivery, portion.toOffset);
    } catch (failure) {
      if (!this.isNobodysFault([delivery], failure)) this.tryLater(delivery, first.offset, failure);
    }
  }

  private tryLater(delivery: Delivery, offset: number, error: unknown): void {
    const { topic, partition } = delivery.ownership.claim;
    const attempts = delivery.countFailure(offset);
    // Whoever shares its next turn would fail with it.
    delivery.alone = true;
    this.parts.logger.warn({ err: error, topic, partition, offset, attempts }, 'an event failed; trying again');
    this.later(delivery, attempts - 1);
  }

  /** The partition stays paused in the log meanwhile; its lane and all other lanes go on. */
  private later(delivery: Delivery, failures: number): void {
    consumerMetrics.retried.inc({ consumer: this.parts.consumer });
    const wait = pause(backOffMs(failures, this.parts.settings.retry), delivery.ownership.ended);
    void wait.then(() => this.parts.again(delivery));
  }

  private count({ handled, repeated, setAside }: Outcome): void {
    const { consumer, logger } = this.parts;
    consumerMetrics.processed.inc({ consumer }, handled);
    consumerMetrics.repeated.inc({ consumer }, repeated);
    consumerMetrics.deadLettered.inc({ consumer }, setAside.length);
    for (const { claim, record, error } of setAside) {
      const { topic, partition } = claim;
      logger.error({ err: error, topic, partition, offset: record.offset }, 'a record was set aside as a dead letter');
    }
  }
}
