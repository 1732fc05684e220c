import { Injectable } from '@nestjs/common';
import { nextReceiptMs } from '../domain/fulfilment/fulfilment.js';
import { type Order, isBought } from '../domain/order.js';
import { forfeitsAtMs } from '../domain/pre-sale/pre-sale.js';
import type { Deadline } from './due-orders.reader.js';

type Wake = (dueMs: number) => void;

/** Tells timers of this process of the deadlines that changed orders have; those of others find them in the database. */
@Injectable()
export class OrderDeadlines {
  private readonly wakes = new Map<Deadline, Wake>();

  whenSet(deadline: Deadline, wake: Wake): void {
    this.wakes.set(deadline, wake);
  }

  announce(orders: readonly Order[]): void {
    for (const order of orders) {
      if (order.status === 'deposit_paid') this.wakes.get('balance')?.(forfeitsAtMs(order.preSale));
      const receiptMs = isBought(order) ? nextReceiptMs(order.fulfilment) : null;
      if (receiptMs !== null) this.wakes.get('receipt')?.(receiptMs);
    }
  }
}
