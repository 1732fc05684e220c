import type { Viewer } from '@shopcast/access';
import { roomOf } from '../callers/callers.js';
import type { RequestedLine, Wish } from '../domain/placement.js';

/** A basket as a client sends it. */
export interface Basket {
  readonly sessionId: string;
  readonly lines: readonly RequestedLine[];
  readonly couponIds?: readonly string[] | undefined;
}

/** Ids are compared as text, and Postgres writes them in lower case. @throws TokenForAnotherSession */
export function wishOf(
  viewer: Viewer,
  { sessionId, lines, couponIds = [] }: Basket,
): Omit<Wish, 'quote' | 'placedAtMs'> {
  const { accountId, viewerId } = viewer;
  const ids = couponIds.map((couponId) => couponId.toLowerCase()).sort();
  return { accountId, viewerId, sessionId: roomOf(viewer, sessionId), lines: lines.map(inLowerCase), couponIds: ids };
}

const inLowerCase = ({ listingId, skuId, quantity }: RequestedLine): RequestedLine => ({
  listingId: listingId.toLowerCase(),
  skuId: skuId.toLowerCase(),
  quantity,
});
