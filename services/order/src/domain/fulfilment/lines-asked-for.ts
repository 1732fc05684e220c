import type { OrderLine } from '../order.js';
import { DuplicateLine } from '../placement.errors.js';
import { LineUnknown, TooManyUnits } from './fulfilment.errors.js';
import { type LineUnits, unitsOf } from './fulfilment.js';

/**
 * Which units somebody means: those named, or all that are there.
 * @param left how many of a line there are
 * @throws DuplicateLine, LineUnknown, TooManyUnits
 */
export function linesAskedFor(
  ordered: readonly OrderLine[],
  asked: readonly LineUnits[] | null,
  left: (line: OrderLine) => number,
): readonly LineUnits[] {
  if (asked === null) return unitsLeft(ordered, left);
  for (const [place, line] of asked.entries()) {
    if (unitsOf(asked.slice(0, place), line) > 0) throw new DuplicateLine(line.listingId, line.skuId);
    const there = ordered.find(({ listingId, skuId }) => listingId === line.listingId && skuId === line.skuId);
    if (!there) throw new LineUnknown(line);
    if (line.quantity > left(there)) throw new TooManyUnits(line, left(there));
  }
  return asked;
}

const unitsLeft = (ordered: readonly OrderLine[], left: (line: OrderLine) => number): LineUnits[] =>
  ordered
    .map((line) => ({ listingId: line.listingId, skuId: line.skuId, quantity: left(line) }))
    .filter(({ quantity }) => quantity > 0);
