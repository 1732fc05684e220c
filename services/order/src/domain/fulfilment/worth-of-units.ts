import { type BoughtOrder, netMinorOf } from '../order.js';
import { type LineUnits, returnedUnits, unitsOf } from './fulfilment.js';

/**
 * What was paid for some units: their part of what was paid for their line, rounded down, so that returning in parts
 * never gives back more than was paid; the last units bring all that is left of it.
 */
export function worthOf(order: BoughtOrder, lines: readonly LineUnits[]): number {
  const keepsNothing = order.lines.every(
    (line) => returnedUnits(order.fulfilment, line) + unitsOf(lines, line) === line.quantity,
  );
  if (keepsNothing) return order.totalMinor;
  return order.lines.reduce((sum, line) => sum + partOf(netMinorOf(line), unitsOf(lines, line), line.quantity), 0);
}

/** In whole numbers of any size: the product may leave the range in which doubles are exact. */
const partOf = (amountMinor: number, units: number, ofUnits: number): number =>
  Number((BigInt(amountMinor) * BigInt(units)) / BigInt(ofUnits));
