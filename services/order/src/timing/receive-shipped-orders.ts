import { Injectable } from '@nestjs/common';
import { ChangeDesk } from '../batching/change-desk.js';
import { receiveDueShipments } from '../domain/fulfilment/receive-shipments.js';
import { DueOrdersReader } from '../persistence/due-orders.reader.js';
import { OrderDeadlines } from '../persistence/order-deadlines.js';
import { DueOrders } from './due-orders.js';

/** A shipment counts as received when nobody has said so for long enough. */
@Injectable()
export class ReceiveShippedOrders extends DueOrders {
  constructor(reader: DueOrdersReader, changes: ChangeDesk, deadlines: OrderDeadlines) {
    super({ deadline: 'receipt', name: 'receipt_due', decide: receiveDueShipments }, reader, changes);
    deadlines.whenSet('receipt', (dueMs) => this.wakeAt(dueMs));
  }
}
