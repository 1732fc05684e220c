import { Injectable } from '@nestjs/common';
import type { Staff, Viewer } from '@shopcast/access';
import { ChangeDesk } from '../../batching/change-desk.js';
import { askedBy } from '../../callers/asked-by.js';
import { ownOrdersOnly } from '../../callers/callers.js';
import { receiveShipments } from '../../domain/fulfilment/receive-shipments.js';
import { type Order, shownTo } from '../../domain/order.js';

export interface ReceiveShipmentsCommand {
  readonly caller: Staff | Viewer;
  readonly orderId: string;
  /** null: everything that is on its way. */
  readonly shipmentId: string | null;
}

@Injectable()
export class ReceiveShipmentsHandler {
  constructor(private readonly changes: ChangeDesk) {}

  async handle({ caller, orderId, shipmentId }: ReceiveShipmentsCommand): Promise<Order> {
    const change = askedBy(caller, orderId);
    const receipt = { shipmentId, by: caller.kind, atMs: change.atMs };
    const { order } = await this.changes.change(caller.accountId, {
      ...change,
      decide: (shipped) => receiveShipments(shownTo(ownOrdersOnly(caller), shipped), receipt),
    });
    return order;
  }
}
