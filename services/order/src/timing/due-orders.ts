import type { ChangeDesk } from '../batching/change-desk.js';
import type { Order, OrderDecision } from '../domain/order.js';
import type { Deadline, DueOrdersReader } from '../persistence/due-orders.reader.js';
import type { TracedChange } from '../persistence/order.repository.js';
import { DueWork } from './due-work.js';

const AT_ONCE = 500;
const PAUSE_AFTER_FAILURE_MS = 1_000;

export interface OrderTimer {
  readonly deadline: Deadline;
  /** The timer's name in the orders' timelines. */
  readonly name: string;
  /** Changes nothing when the order's time is not up after all. */
  readonly decide: (order: Order, nowMs: number) => OrderDecision;
}

/** Changes orders at the very moment at which their time is up. */
export abstract class DueOrders extends DueWork {
  constructor(
    private readonly timer: OrderTimer,
    private readonly reader: DueOrdersReader,
    private readonly changes: ChangeDesk,
  ) {
    super(`order.${timer.name.replaceAll('_', '-')}`);
  }

  /** An order that cannot be changed keeps none of the others from it; it is tried again and again. */
  protected override async doDue(): Promise<number | null> {
    const { deadline } = this.timer;
    const nowMs = Date.now();
    const due = await this.reader.dueAt(deadline, nowMs, AT_ONCE);
    const changed = await Promise.allSettled(
      due.map(({ accountId, orderId }) => this.changes.outcomeOf(accountId, this.changeOf(orderId, nowMs))),
    );
    const failures = changed.filter((result) => result.status === 'rejected');
    if (failures.length === 0) return due.length === AT_ONCE ? nowMs : this.reader.nextDueMs(deadline);

    this.logger.error({ err: failures[0]?.reason as unknown, orders: failures.length }, 'orders could not be changed');
    return Date.now() + PAUSE_AFTER_FAILURE_MS;
  }

  private changeOf(orderId: string, nowMs: number): TracedChange {
    const { name, decide } = this.timer;
    return {
      orderId,
      actor: { kind: 'timer', id: name },
      atMs: nowMs,
      traceparent: undefined,
      decide: (order) => decide(order, nowMs),
    };
  }
}
