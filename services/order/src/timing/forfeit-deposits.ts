import { Injectable } from '@nestjs/common';
import { ChangeDesk } from '../batching/change-desk.js';
import { forfeitDeposit } from '../domain/pre-sale/close-pre-sale.js';
import { DueOrdersReader } from '../persistence/due-orders.reader.js';
import { OrderDeadlines } from '../persistence/order-deadlines.js';
import { DueOrders } from './due-orders.js';

/** Ends pre-sale orders whose balance did not come in its window, so that their units go back on sale at that very moment. */
@Injectable()
export class ForfeitDeposits extends DueOrders {
  constructor(reader: DueOrdersReader, changes: ChangeDesk, deadlines: OrderDeadlines) {
    super({ deadline: 'balance', name: 'balance_timeout', decide: forfeitDeposit }, reader, changes);
    deadlines.whenSet('balance', (dueMs) => this.wakeAt(dueMs));
  }
}
