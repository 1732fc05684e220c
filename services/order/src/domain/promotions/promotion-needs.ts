import { type Market, offerKey, type Wish } from '../placement.js';
import { livePriceAt, type Offer } from '../price.js';
import { type KnownSession, sessionTimeAt } from '../session.js';
import { freeUnits } from '../stock.js';
import { allocationOf } from './first-order-gift.js';
import { tallyOf } from './purchase-limit.js';
import { flashTally, giftTally } from './tally.js';

/** What a batch has to know of promotions beyond prices; all empty for most batches, which then read nothing more. */
export interface PromotionNeeds {
  readonly couponIds: readonly string[];
  readonly tallyIds: readonly string[];
  /** Viewers of whom it matters whether they have bought before. */
  readonly viewerIds: readonly string[];
}

type KnownSoFar = Pick<Market, 'sessions' | 'offers' | 'allocations'>;

export function promotionNeeds(market: KnownSoFar, wishes: readonly Wish[]): PromotionNeeds {
  const couponIds = new Set<string>();
  const tallyIds = new Set<string>();
  const viewerIds = new Set<string>();
  for (const wish of wishes) {
    const session = market.sessions.get(wish.sessionId);
    if (!session) continue;
    const givesGift = hasGift(session, market);
    for (const couponId of wish.couponIds) couponIds.add(couponId);
    for (const tallyId of talliesOf(wish, session, market)) tallyIds.add(tallyId);
    if (givesGift) tallyIds.add(giftTally(wish.accountId, wish.viewerId));
    if (givesGift || wish.couponIds.length > 0) viewerIds.add(wish.viewerId);
  }
  return { couponIds: [...couponIds], tallyIds: [...tallyIds], viewerIds: [...viewerIds] };
}

export const needsNothing = ({ couponIds, tallyIds, viewerIds }: PromotionNeeds): boolean =>
  couponIds.length + tallyIds.length + viewerIds.length === 0;

/** A gift that has run out concerns nobody any more. */
function hasGift({ gift }: KnownSession, { allocations }: KnownSoFar): boolean {
  const allocation = gift && allocationOf(gift, allocations);
  return allocation ? freeUnits(allocation) > 0 : false;
}

function talliesOf(wish: Wish, session: KnownSession, { offers }: KnownSoFar): string[] {
  const sessionMs = sessionTimeAt(session, wish.placedAtMs);
  return wish.lines.flatMap(({ listingId, skuId }) => {
    const offer = offers.get(offerKey(listingId, skuId));
    if (!offer) return [];
    return [...flashTallies(offer, wish, sessionMs), ...offer.limits.map((limit) => tallyOf(limit, wish))];
  });
}

/** Of the live price that holds now, and of the one that was quoted. */
function flashTallies(offer: Offer, wish: Wish, sessionMs: number): string[] {
  const { sessionId, quote } = wish;
  const { listingId, skuId } = offer;
  const now = livePriceAt(offer, sessionId, sessionMs);
  const quoted = quote?.lines.find((line) => line.listingId === listingId && line.skuId === skuId)?.limitedSinceMs;
  const starts = [now?.unitsAtPrice == null ? null : now.startsAtMs, quoted ?? null];
  return starts.flatMap((startsAtMs) =>
    startsAtMs === null ? [] : [flashTally(sessionId, listingId, skuId, startsAtMs)],
  );
}
