import {
  type Fact,
  type LivePriceSet,
  livePriceSet,
  type LivePriceWithdrawn,
  livePriceWithdrawn,
} from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import { type Listing, skuOf } from './listing.js';
import { ListingInAnotherCurrency } from './listing.errors.js';
import { hasEnded, isAhead, type KnownSession } from './session.js';
import { SessionHasEnded, SessionNotLive } from './session.errors.js';

/** A price that holds in one session only, in a window of session time. */
export interface LivePrice {
  readonly sessionId: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly priceMinor: number;
  readonly startsAtMs: number;
  /** null: until the session ends. */
  readonly endsAtMs: number | null;
  /** How many units are sold at it (the order desk counts them); null: as many as there are. */
  readonly unitsAtPrice: number | null;
  /** The Idempotency-Key of the request that set it: sent again, the window does not start again. */
  readonly requestKey: string | null;
}

/** Where a live price is set: the session, the listing, and what holds there so far. */
export interface PriceTag {
  readonly session: KnownSession;
  readonly listing: Listing;
  readonly skuId: string;
  readonly current: LivePrice | null;
}

export interface PriceOffer {
  readonly priceMinor: number;
  /** Session time; null for the rest of the session. */
  readonly durationSeconds: number | null;
  /** null: as many as there are. */
  readonly unitsAtPrice: number | null;
  readonly requestKey: string | null;
}

/** Sets or replaces the live price from now on. @throws SessionHasEnded and others, see the errors */
export function setLivePrice(
  { session, listing, skuId, current }: PriceTag,
  offer: PriceOffer,
  nowMs: number,
): Decision<LivePrice, Fact<LivePriceSet>> {
  const sku = skuOf(listing, skuId);
  const { accountId, sessionId } = session;
  const { priceMinor, durationSeconds, unitsAtPrice, requestKey } = offer;
  if (hasEnded(session)) throw new SessionHasEnded(sessionId);
  if (listing.currency !== session.currency) throw new ListingInAnotherCurrency(session, [listing]);
  // The window would run on the wall clock and be over before the first viewer could use it.
  if (isAhead(session) && durationSeconds !== null) throw new SessionNotLive(sessionId, session.state);
  if (current && says(current, offer)) return { state: current, facts: [] };

  const endsAtMs = durationSeconds === null ? null : nowMs + durationSeconds * 1000;
  const place = { sessionId, listingId: listing.listingId, skuId: sku.skuId };
  const window = { startsAt: instant(nowMs), endsAt: endsAtMs === null ? null : instant(endsAtMs) };
  const limited = unitsAtPrice === null ? {} : { unitsAtPrice };
  return {
    state: { ...place, priceMinor, startsAtMs: nowMs, endsAtMs, unitsAtPrice, requestKey },
    facts: [livePriceSet.of({ accountId, ...place, priceMinor, ...window, ...limited })],
  };
}

/** Whether the offer is the price that holds already: the same request again, or the same price without an end. */
const says = (current: LivePrice, { priceMinor, durationSeconds, unitsAtPrice, requestKey }: PriceOffer): boolean => {
  if (requestKey !== null && requestKey === current.requestKey) return true;
  const isOpen = durationSeconds === null && unitsAtPrice === null;
  const wasOpen = current.endsAtMs === null && current.unitsAtPrice === null;
  return isOpen && wasOpen && priceMinor === current.priceMinor;
};

const instant = (ms: number): string => new Date(ms).toISOString();

/** Withdrawing what does not hold (any more) is no change. @throws SkuNotFound */
export function withdrawLivePrice(
  { session, listing, skuId, current }: PriceTag,
  nowMs: number,
): Decision<null, Fact<LivePriceWithdrawn>> {
  const sku = skuOf(listing, skuId);
  if (!current || !holdsAt(current, session, nowMs)) return { state: null, facts: [] };

  const { accountId, sessionId } = session;
  return {
    state: null,
    facts: [livePriceWithdrawn.of({ accountId, sessionId, listingId: listing.listingId, skuId: sku.skuId })],
  };
}

/** Whether the price is the one to pay at this session time. No live price outlives its session. */
export const holdsAt = (price: LivePrice, session: KnownSession, nowMs: number): boolean =>
  !hasEnded(session) && (price.endsAtMs === null || nowMs < price.endsAtMs);
