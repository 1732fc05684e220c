import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { loggerFor } from '@shopcast/telemetry';
import { Lanes } from '../batching/lanes.js';
import type { ChangeOutcome } from '../domain/changes.js';
import { expireOrder } from '../domain/close-order.js';
import { OrderReader } from '../persistence/order.reader.js';
import { OrderRepository, type TracedChange } from '../persistence/order.repository.js';
import { DueWork } from './due-work.js';

const AT_ONCE = 500;
const PAUSE_AFTER_FAILURE_MS = 1_000;

/** Ends orders whose payment did not come in time, so that their units go back on sale at that very moment. */
@Injectable()
export class ExpireUnpaidOrders implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = loggerFor('order.expiry');
  private readonly work = new DueWork('order.expiry', () => this.expireDue());
  private readonly lanes: Lanes<TracedChange, ChangeOutcome>;

  constructor(
    private readonly reader: OrderReader,
    orders: OrderRepository,
  ) {
    this.lanes = new Lanes((accountId, changes) => orders.change(accountId, changes));
  }

  onApplicationBootstrap(): void {
    this.work.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }

  /** An order was placed whose time is up then. */
  wakeAt(expiresAtMs: number): void {
    this.work.wakeAt(expiresAtMs);
  }

  /** An order that cannot be ended keeps none of the others from it; it is tried again and again. */
  private async expireDue(): Promise<number | null> {
    const nowMs = Date.now();
    const due = await this.reader.dueAt(nowMs, AT_ONCE);
    const ended = await Promise.allSettled(
      due.map(({ accountId, orderId }) => this.lanes.ask(accountId, expiryOf(orderId, nowMs))),
    );
    const failures = ended.filter((result) => result.status === 'rejected');
    if (failures.length === 0) return due.length === AT_ONCE ? nowMs : this.reader.nextDueMs();

    this.logger.error({ err: failures[0]?.reason as unknown, orders: failures.length }, 'orders could not be ended');
    return Date.now() + PAUSE_AFTER_FAILURE_MS;
  }
}

const expiryOf = (orderId: string, nowMs: number): TracedChange => ({
  orderId,
  atMs: nowMs,
  traceparent: undefined,
  decide: (order) => expireOrder(order, nowMs),
});
