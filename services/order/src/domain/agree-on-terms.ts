import type { OrderLine, Terms } from './order.js';
import {
  AnotherCurrency,
  DuplicateLine,
  NotForSale,
  SessionNotFound,
  SessionNotLive,
  TotalTooLarge,
} from './placement.errors.js';
import { refuseUnpayable } from './payments/payment-means.js';
import { type Market, type PlacementRequest, type RequestedLine, offerKey } from './placement.js';
import { type Offer, priceAt } from './price.js';
import { type KnownSession, isOpen, sessionTimeAt } from './session.js';

/** A line whose units are counted nowhere yet when nothing was ever allocated. */
export type AgreedLine = Omit<OrderLine, 'allocationId'> & { readonly allocationId: string | null };

/** The order as it will stand if the units are there, at the prices of the moment in which it was asked for. */
export type AgreedTerms = Omit<Terms, 'lines'> & { readonly lines: readonly AgreedLine[] };

/**
 * `atMs` is session time.
 * @throws SessionNotFound, SessionNotLive, DuplicateLine, NotForSale, AnotherCurrency, TotalTooLarge, CannotBePaidThere
 */
export function agreeOnTerms(
  market: Pick<Market, 'sessions' | 'offers'>,
  request: PlacementRequest,
): { readonly terms: AgreedTerms; readonly atMs: number } {
  const session = market.sessions.get(request.sessionId);
  if (!session || session.accountId !== request.accountId) throw new SessionNotFound(request.sessionId);
  if (!isOpen(session)) throw new SessionNotLive(request.sessionId, session.state);
  refuseDuplicates(request.lines);

  const atMs = sessionTimeAt(session, request.placedAtMs);
  const lines = request.lines.map((line) => pricedLine(line, offerFor(line, market, session), session, atMs));
  const total = { totalMinor: totalOf(lines), currency: session.currency };
  refuseUnpayable(request.paidThrough, total);
  const { orderId, accountId, sessionId, viewerId, paymentId, placedAtMs, expiresAtMs } = request;
  const paymentProvider = request.paidThrough.provider;
  const parties = { orderId, accountId, sessionId, viewerId, paymentId, paymentProvider, placedAtMs, expiresAtMs };
  return { terms: { ...parties, lines, ...total }, atMs };
}

function refuseDuplicates(lines: readonly RequestedLine[]): void {
  const seen = new Set<string>();
  for (const { listingId, skuId } of lines) {
    if (seen.has(offerKey(listingId, skuId))) throw new DuplicateLine(listingId, skuId);
    seen.add(offerKey(listingId, skuId));
  }
}

function offerFor(
  { listingId, skuId }: RequestedLine,
  { offers }: Pick<Market, 'offers'>,
  session: KnownSession,
): Offer {
  const offer = offers.get(offerKey(listingId, skuId));
  if (!offer || offer.accountId !== session.accountId) throw new NotForSale(listingId, skuId);
  if (offer.currency !== session.currency) throw new AnotherCurrency(session.currency, listingId, offer.currency);
  return offer;
}

const pricedLine = (
  { listingId, skuId, quantity }: RequestedLine,
  offer: Offer,
  { sessionId }: KnownSession,
  atMs: number,
): AgreedLine => ({
  allocationId: offer.allocationId,
  listingId,
  skuId,
  quantity,
  unitPriceMinor: priceAt(offer, sessionId, atMs),
  ...(offer.saleTerms === undefined ? {} : { saleTerms: offer.saleTerms }),
});

/** Doubles are exact only up to 2^53; a sum that leaves that range is refused, never rounded. */
function totalOf(lines: readonly AgreedLine[]): number {
  const totalMinor = lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0);
  if (!Number.isSafeInteger(totalMinor)) throw new TotalTooLarge();
  return totalMinor;
}
