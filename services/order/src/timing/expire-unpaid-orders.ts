import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { expireOrder } from '../domain/close-order.js';
import { type DueOrder, OrderReader } from '../persistence/order.reader.js';
import { OrderRepository } from '../persistence/order.repository.js';
import { DueWork } from './due-work.js';

const BATCH = 500;

/** Ends orders whose payment did not come in time, so that their units go back on sale at that very moment. */
@Injectable()
export class ExpireUnpaidOrders implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly work = new DueWork('order.expiry', () => this.expireDue());

  constructor(
    private readonly reader: OrderReader,
    private readonly orders: OrderRepository,
  ) {}

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

  private async expireDue(): Promise<number | null> {
    const nowMs = Date.now();
    const due = await this.reader.dueAt(nowMs, BATCH);
    for (const [accountId, orders] of byAccount(due)) {
      await this.orders.change(
        accountId,
        orders.map(({ orderId }) => ({
          orderId,
          atMs: nowMs,
          traceparent: undefined,
          decide: (order) => expireOrder(order, nowMs),
        })),
      );
    }
    return due.length === BATCH ? nowMs : this.reader.nextDueMs();
  }
}

function byAccount(due: readonly DueOrder[]): ReadonlyMap<string, readonly DueOrder[]> {
  const accounts = new Map<string, DueOrder[]>();
  for (const order of due) accounts.set(order.accountId, [...(accounts.get(order.accountId) ?? []), order]);
  return accounts;
}
