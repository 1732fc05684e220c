import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { expireOrder } from '../domain/close-order.js';
import { DueOrdersReader } from '../persistence/due-orders.reader.js';
import { OrderRepository } from '../persistence/order.repository.js';
import { DueOrders } from './due-orders.js';

/** Ends orders whose payment did not come in time, so that their units go back on sale at that very moment. */
@Injectable()
export class ExpireUnpaidOrders implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly due: DueOrders;

  constructor(reader: DueOrdersReader, orders: OrderRepository) {
    this.due = new DueOrders({ deadline: 'payment', name: 'payment_timeout', decide: expireOrder }, reader, orders);
  }

  onApplicationBootstrap(): void {
    this.due.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.due.stop();
  }

  /** An order was placed whose time is up then. */
  wakeAt(expiresAtMs: number): void {
    this.due.wakeAt(expiresAtMs);
  }
}
