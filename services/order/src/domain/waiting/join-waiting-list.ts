import { NotForSale, SessionNotFound, SessionNotLive } from '../placement.errors.js';
import { offerKey } from '../placement.js';
import { type KnownSession, isOpen } from '../session.js';
import { type Allocation, freeUnits } from '../stock.js';
import { AlreadyWaiting, NotSoldOut, WaitingListClosed } from './waiting.errors.js';
import type { Waiting, WaitingEntry } from './waiting.js';

/** What has to be known to take somebody in. Allocations are locked, so that no unit comes back unnoticed. */
export interface WaitingRoom {
  readonly sessions: ReadonlyMap<string, KnownSession>;
  /** Variants that are for sale, by {@link offerKey}; those nothing was ever allocated of have no allocation. */
  readonly variants: ReadonlyMap<string, { readonly allocation: Allocation | undefined; readonly isListOpen: boolean }>;
  /** Who waits already, or has an offer, by {@link placeKey}. */
  readonly entries: ReadonlyMap<string, WaitingEntry>;
}

export const placeKey = ({ sessionId, viewerId, listingId, skuId }: Waiting): string =>
  `${sessionId}:${viewerId}:${offerKey(listingId, skuId)}`;

/**
 * The entry that the viewer has now: a new one, or the one that is there already.
 * @throws SessionNotFound, SessionNotLive, NotForSale, WaitingListClosed, AlreadyWaiting, NotSoldOut
 */
export function joinWaitingList(room: WaitingRoom, wish: Waiting): WaitingEntry {
  const { accountId, sessionId, listingId, skuId, quantity } = wish;
  const session = room.sessions.get(sessionId);
  if (!session || session.accountId !== accountId) throw new SessionNotFound(sessionId);
  const earlier = room.entries.get(placeKey(wish));
  if (earlier && earlier.quantity !== quantity) throw new AlreadyWaiting(earlier.entryId, earlier.quantity);
  if (earlier) return earlier;
  if (!isOpen(session)) throw new SessionNotLive(sessionId, session.state);

  const variant = room.variants.get(offerKey(listingId, skuId));
  if (!variant) throw new NotForSale(listingId, skuId);
  if (!variant.isListOpen) throw new WaitingListClosed(listingId);
  const left = variant.allocation ? freeUnits(variant.allocation) : 0;
  if (left >= quantity) throw new NotSoldOut(listingId, skuId, left);
  return { ...wish, state: 'waiting' };
}
