import { type Fact, type OrderPlaced, orderPlaced } from '@shopcast/contracts';
import { type AgreedLine, type AgreedTerms, type Agreement, type MarketNow, agreeOnTerms } from './agree-on-terms.js';
import {
  type OrderDecision,
  type OrderLine,
  type Placed,
  factLinesOf,
  inRoomOf,
  isFree,
  promotedOf,
  stockOf,
} from './order.js';
import { IdempotencyKeyReused } from './order.errors.js';
import { payForNothing } from './pay-order.js';
import { NO_PROVIDER, refuseUnpayable } from './payments/payment-means.js';
import { type Shortage, SoldOut } from './placement.errors.js';
import type {
  DecidedPlacements,
  KnownPlacement,
  Market,
  NewOrder,
  PlacementOutcome,
  PlacementRequest,
} from './placement.js';
import { paymentsOf } from './pre-sale/pre-sale.js';
import { PromotionBook } from './promotions/promotion-book.js';
import { isAsQuoted, quotedPrice, refuseUnfit } from './quotes/quote.js';
import { orRefused } from './refusal.js';
import { type Allocation, freeUnits } from './stock.js';
import { StockBook } from './stock-book.js';
import { HeldUnits } from './waiting/held-units.js';

/**
 * Decides requests in the order of their arrival, each seeing what the ones before it took. A refused request leaves
 * nothing behind and harms none after it; in particular it does not use up its Idempotency-Key.
 */
export function decidePlacements(market: Market, requests: readonly PlacementRequest[]): DecidedPlacements {
  const stock = new StockBook(market.allocations);
  const promotions = new PromotionBook(market.promotions);
  const known = new Map(market.earlier);
  const held = new HeldUnits(market.held);

  const decideOne = (request: PlacementRequest): PlacementOutcome => {
    const earlier = known.get(request.placementKey);
    if (earlier) return repeat(earlier, request);

    const now = { ...market, allocations: stock.allocations, promotions };
    const { agreement, stands } = agreed(now, request);
    if (!stands) return { kind: 'requoted', agreement };
    const placed = placedOn(agreement, request, (terms) => linesInStock(terms, stock.allocations, held.of(request)));
    const { state: order, ...effects } = effectsOf(placed, !promotions.hasBought(placed.viewerId));
    stock.apply(held.takenBy(placed, effects.stock));
    const facts = [...effects.facts, ...promotions.take(order)];
    known.set(request.placementKey, { ...request, order });
    return { kind: 'placed', order, facts, happened: effects.happened, atMs: agreement.atMs };
  };

  const outcomes = requests.map((request) => orRefused(() => decideOne(request)));
  const firstPurchases = outcomes.flatMap((outcome) => (isFirstPurchase(outcome) ? [outcome.order] : []));
  return { outcomes, ...stock.entries(), promotions: promotions.entries(), firstPurchases, accepted: held.accepted };
}

/** On the terms that were quoted, or on those of the moment; `stands` is false when a quote can no longer be kept. */
function agreed(
  market: MarketNow,
  request: PlacementRequest,
): { readonly agreement: Agreement; readonly stands: boolean } {
  const { quote } = request;
  if (quote === null) return { agreement: agreeOnTerms(market, request), stands: true };
  refuseUnfit(quote, request, request.placedAtMs);
  const asQuoted = agreeOnTerms(market, request, quotedPrice(quote));
  if (isAsQuoted(quote, asQuoted.terms)) return { agreement: asQuoted, stands: true };
  return { agreement: agreeOnTerms(market, request), stands: false };
}

/**
 * What each request would come to if it were alone. What is refused here is refused for good; what would be placed has
 * taken nothing yet, neither from the stock nor from the others.
 */
export const foreseePlacements = (market: Market, requests: readonly PlacementRequest[]): readonly PlacementOutcome[] =>
  requests.flatMap((request) => decidePlacements(market, [request]).outcomes);

function repeat({ digest, order }: KnownPlacement, request: PlacementRequest): PlacementOutcome {
  if (digest !== request.digest) throw new IdempotencyKeyReused();
  return { kind: 'repeated', order };
}

/** @throws CannotBePaidThere, SoldOut */
function placedOn(
  { terms, session }: Agreement,
  request: PlacementRequest,
  inStock: (terms: AgreedTerms) => OrderLine[],
): Placed {
  for (const totalMinor of paymentsOf(terms)) refuseUnpayable(request.paidThrough, { ...terms, totalMinor });
  const paymentProvider = isFree(terms) ? NO_PROVIDER : request.paidThrough.provider;
  const { orderId, accountId, sessionId, viewerId, paymentId, placedAtMs } = request;
  const expiresAtMs = placedAtMs + (session.paymentTimeoutSeconds ?? request.paymentTimeoutSeconds) * 1000;
  const parties = { orderId, accountId, sessionId, viewerId, paymentId, placedAtMs, expiresAtMs };
  return { ...parties, ...terms, paymentProvider, lines: inStock(terms), status: 'placed' };
}

/** What placing does; where there is nothing to pay, paying does the rest at once. */
function effectsOf(placed: Placed, newBuyer: boolean): OrderDecision & { readonly state: NewOrder } {
  const reserved = stockOf(placed, 'order_placed', { reservedBy: 1, soldBy: 0 });
  // The timeline begins with the placing, which the order's own row tells.
  if (!isFree(placed)) return { state: placed, facts: [placedFact(placed)], stock: reserved, happened: [] };
  const { facts, stock, ...paid } = payForNothing(placed, newBuyer);
  return { ...paid, facts: [placedFact(placed), ...facts], stock: [...reserved, ...stock] };
}

const isFirstPurchase = (outcome: PlacementOutcome): outcome is Extract<PlacementOutcome, { kind: 'placed' }> =>
  outcome.kind === 'placed' && outcome.order.status === 'paid' && outcome.order.newBuyer;

/**
 * All lines or none. @throws SoldOut naming every line that cannot be had, with what is left of it
 * @param heldFor the units that are held for this viewer
 */
function linesInStock(
  { lines }: AgreedTerms,
  stock: ReadonlyMap<string, Allocation>,
  heldFor: (allocationId: string) => number,
): OrderLine[] {
  const leftOf = ({ allocationId }: AgreedLine): number => {
    const allocation = allocationId === null ? undefined : stock.get(allocationId);
    return allocation ? freeUnits(allocation) + heldFor(allocation.allocationId) : 0;
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
  const { totalMinor, currency, expiresAtMs, preSale } = order;
  const deposit = preSale ? { depositMinor: preSale.depositMinor } : {};
  const expiresAt = new Date(expiresAtMs).toISOString();
  const bought = { lines: factLinesOf(order), totalMinor, ...deposit, currency, ...promotedOf(order) };
  return orderPlaced.of({ ...inRoomOf(order), ...bought, expiresAt });
}
