import { cartAdded, type Fact, productClicked, productExposed, shopVisited, type Surface } from '@shopcast/contracts';
import { derivedId } from '@shopcast/kernel';
import { TokenForAnotherSession } from './session.errors.js';

/** A viewer in an open room, at one moment of session time. */
export interface Visitor {
  readonly accountId: string;
  readonly sessionId: string;
  readonly viewerId: string;
  readonly atMs: number;
}

/** A fact that goes to the log at once, under an id of its own making. */
export interface ViewerFact {
  readonly id: string;
  readonly fact: Fact;
  readonly timeMs: number;
}

/** The client's id for what it asks. Sent again, it makes the same events again, and consumers count them once. */
export type ClientId = string;

export const visitShop = (visitor: Visitor, id: ClientId): ViewerFact =>
  recorded(visitor, shopVisited.of(inRoom(visitor)), id);

/** One fact per product shown. */
export const seeProducts = (
  visitor: Visitor,
  id: ClientId,
  { listingIds, surface }: { readonly listingIds: readonly string[]; readonly surface: Surface },
): readonly ViewerFact[] =>
  listingIds.map((listingId) =>
    recorded(visitor, productExposed.of({ ...inRoom(visitor), listingId, surface }), id, listingId),
  );

export const clickProduct = (
  visitor: Visitor,
  id: ClientId,
  { listingId, surface }: { readonly listingId: string; readonly surface: Surface },
): ViewerFact => recorded(visitor, productClicked.of({ ...inRoom(visitor), listingId, surface }), id);

export const addToCart = (
  visitor: Visitor,
  id: ClientId,
  item: { readonly listingId: string; readonly skuId: string; readonly quantity: number },
): ViewerFact => recorded(visitor, cartAdded.of({ ...inRoom(visitor), ...item }), id);

const inRoom = ({ accountId, sessionId, viewerId }: Visitor) => ({ accountId, sessionId, viewerId });

const recorded = (visitor: Visitor, fact: Fact, id: ClientId, ...parts: readonly string[]): ViewerFact => ({
  id: derivedId(visitor.sessionId, visitor.viewerId, fact.type, id.toLowerCase(), ...parts),
  fact,
  timeMs: visitor.atMs,
});

/** @throws TokenForAnotherSession when the token was made for one session and this is another */
export function checkTokenFor(sessionId: string, viewer: { readonly sessionId?: string }): void {
  if (viewer.sessionId !== undefined && viewer.sessionId !== sessionId) throw new TokenForAnotherSession(sessionId);
}
