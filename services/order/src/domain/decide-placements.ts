import { type Fact, type OrderPlaced, orderPlaced } from '@shopcast/contracts';
import { type AgreedLine, type AgreedTerms, agreeOnTerms } from './agree-on-terms.js';
import { type OrderLine, type Placed, factLinesOf, inRoomOf, stockOf } from './order.js';
import { IdempotencyKeyReused } from './order.errors.js';
import { type Shortage, SoldOut } from './placement.errors.js';
import type { DecidedPlacements, KnownPlacement, Market, PlacementOutcome, PlacementRequest } from './placement.js';
import { orRefused } from './refusal.js';
import { type Allocation, freeUnits } from './stock.js';
import { StockBook } from './stock-book.js';

/**
 * Decides requests in the order of their arrival, each seeing what the ones before it took. A refused request leaves
 * nothing behind and harms none after it; in particular it does not use up its Idempotency-Key.
 */
export function decidePlacements(market: Market, requests: readonly PlacementRequest[]): DecidedPlacements {
  const stock = new StockBook(market.allocations);
  const known = new Map(market.earlier);

  const decideOne = (request: PlacementRequest): PlacementOutcome => {
    const earlier = known.get(request.placementKey);
    if (earlier) return repeat(earlier, request);

    const { terms, atMs } = agreeOnTerms(market, request);
    const order: Placed = { ...terms, lines: linesInStock(terms, stock.allocations), status: 'placed' };
    stock.apply(stockOf(order, 'order_placed', { reservedBy: 1, soldBy: 0 }));
    known.set(request.placementKey, { ...request, terms: order });
    return { kind: 'placed', order, fact: placedFact(order), atMs };
  };

  return { outcomes: requests.map((request) => orRefused(() => decideOne(request))), ...stock.entries() };
}

/**
 * What each request would come to if it were alone. What is refused here is refused for good; what would be placed has
 * taken nothing yet, neither from the stock nor from the others.
 */
export const foreseePlacements = (market: Market, requests: readonly PlacementRequest[]): readonly PlacementOutcome[] =>
  requests.flatMap((request) => decidePlacements(market, [request]).outcomes);

function repeat({ digest, terms }: KnownPlacement, request: PlacementRequest): PlacementOutcome {
  if (digest !== request.digest) throw new IdempotencyKeyReused();
  return { kind: 'repeated', terms };
}

/** All lines or none. @throws SoldOut naming every line that cannot be had, with what is left of it */
function linesInStock({ lines }: AgreedTerms, stock: ReadonlyMap<string, Allocation>): OrderLine[] {
  const leftOf = ({ allocationId }: AgreedLine): number => {
    const allocation = allocationId === null ? undefined : stock.get(allocationId);
    return allocation ? freeUnits(allocation) : 0;
  };
  const short = lines.filter((line) => leftOf(line) < line.quantity);
  if (short.length > 0) throw new SoldOut(short.map((line) => shortageOf(line, leftOf(line))));
  return lines.flatMap(({ allocationId, ...line }) => (allocationId === null ? [] : [{ ...line, allocationId }]));
}

const shortageOf = ({ listingId, skuId, quantity }: AgreedLine, left: number): Shortage => ({
  listingId,
  skuId,
  requested: quantity,
  left,
});

function placedFact(order: Placed): Fact<OrderPlaced> {
  const { totalMinor, currency, expiresAtMs } = order;
  const expiresAt = new Date(expiresAtMs).toISOString();
  return orderPlaced.of({ ...inRoomOf(order), lines: factLinesOf(order), totalMinor, currency, expiresAt });
}
