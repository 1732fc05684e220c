import type { Copy } from '../copy.js';
import type { RecordedOrders } from '../recorded-run.js';

/** A bug as it would show, and the rule that must catch it. */
export interface PlantedBug {
  readonly bug: string;
  readonly rule: string;
  readonly plant: (copy: Copy) => Promise<unknown> | void;
}

export const idOf = (copy: Copy, order: keyof RecordedOrders): string => copy.run.orders[order].orderId;
