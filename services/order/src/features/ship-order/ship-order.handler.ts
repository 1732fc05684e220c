import { Injectable } from '@nestjs/common';
import type { Staff } from '@shopcast/access';
import { derivedId } from '@shopcast/kernel';
import { ChangeDesk } from '../../batching/change-desk.js';
import { digestOfUnits } from '../../bodies/line-units.body.js';
import { askedBy } from '../../callers/asked-by.js';
import type { LineUnits, Shipment } from '../../domain/fulfilment/fulfilment.js';
import { shipOrder } from '../../domain/fulfilment/ship-order.js';
import { isBought } from '../../domain/order.js';
import { OrderSettingsStore } from '../../persistence/order-settings.store.js';

export interface ShipOrderCommand {
  readonly staff: Staff;
  readonly orderId: string;
  /** The caller's Idempotency-Key: one shipment of this order. */
  readonly key: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  /** null: the order has the goods of one brand, or the lines say it. */
  readonly brandId: string | null;
  /** null: all that is left. */
  readonly lines: readonly LineUnits[] | null;
}

@Injectable()
export class ShipOrderHandler {
  constructor(
    private readonly changes: ChangeDesk,
    private readonly settings: OrderSettingsStore,
  ) {}

  async handle({ staff, orderId, key, ...parcel }: ShipOrderCommand): Promise<Shipment> {
    const change = askedBy(staff, orderId);
    const shipmentId = derivedId('shipment', change.orderId, key);
    const { carrier, trackingNumber, brandId, lines } = parcel;
    const digest = derivedId('shipment', carrier, trackingNumber, brandId ?? 'any', ...digestOfUnits(lines));
    const { receivedAfterSeconds } = await this.settings.of(staff.accountId);
    const dueMs = change.atMs + receivedAfterSeconds * 1000;
    const asked = { ...parcel, shipmentId, digest, shippedAtMs: change.atMs, dueMs };
    const { order } = await this.changes.change(staff.accountId, {
      ...change,
      decide: (paid) => shipOrder(paid, asked),
    });
    const shipment = isBought(order) && order.fulfilment.shipments.find((one) => one.shipmentId === shipmentId);
    if (!shipment) throw new Error('a shipment was decided without one');
    return shipment;
  }
}
