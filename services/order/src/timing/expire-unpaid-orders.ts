import { Injectable } from '@nestjs/common';
import { ChangeDesk } from '../batching/change-desk.js';
import { expireOrder } from '../domain/close-order.js';
import { DueOrdersReader } from '../persistence/due-orders.reader.js';
import { DueOrders } from './due-orders.js';

/** Ends orders whose payment did not come in time, so that their units go back on sale at that very moment. */
@Injectable()
export class ExpireUnpaidOrders extends DueOrders {
  constructor(reader: DueOrdersReader, changes: ChangeDesk) {
    super({ deadline: 'payment', name: 'payment_timeout', decide: expireOrder }, reader, changes);
  }
}
