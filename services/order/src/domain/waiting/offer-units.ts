import type { StockBook } from '../stock-book.js';
import { type Allocation, type StockMovement, freeUnits } from '../stock.js';
import type { InLine, UnitsOffer } from './waiting.js';

/**
 * Offers free units to those who wait for them, in the order of joining. Whoever wants more than there is keeps the
 * place and is passed over, so that no unit lies idle while somebody waits for it.
 */
export function offerUnits(stock: StockBook, inLine: readonly InLine[], nowMs: number): readonly UnitsOffer[] {
  return inLine.flatMap(({ offerSeconds, ...waiting }) => {
    const { allocationId, entryId, quantity } = waiting;
    const allocation = stock.allocations.get(allocationId);
    if (!allocation || freeUnits(allocation) < quantity) return [];
    const offer = { offerId: entryId, offeredBy: quantity };
    stock.apply([{ allocationId, cause: 'units_offered', orderId: null, reservedBy: quantity, soldBy: 0, offer }]);
    return [{ ...waiting, expiresAtMs: nowMs + offerSeconds * 1000 }];
  });
}

/** The units of offers that nobody took up are free again. */
export const endOffers = (stock: StockBook, offers: readonly UnitsOffer[]): void =>
  stock.apply(
    offers.map(({ allocationId, entryId, quantity }) => ({
      allocationId,
      cause: 'offer_ended',
      orderId: null,
      reservedBy: -quantity,
      soldBy: 0,
      offer: { offerId: entryId, offeredBy: -quantity },
    })),
  );

/** The allocations of which units became free, as they are now. */
export function freedIn(entries: {
  readonly allocations: readonly Allocation[];
  readonly movements: readonly StockMovement[];
}): readonly Allocation[] {
  const freedBy = new Map<string, number>();
  for (const { allocationId, allocatedBy, reservedBy, soldBy } of entries.movements)
    freedBy.set(allocationId, (freedBy.get(allocationId) ?? 0) + allocatedBy - reservedBy - soldBy);
  return entries.allocations.filter((allocation) => {
    return (freedBy.get(allocation.allocationId) ?? 0) > 0 && freeUnits(allocation) > 0;
  });
}
