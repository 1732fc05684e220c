import type { RoomClient } from '@shopcast/room-client';
import { useMemo } from 'react';
import { type Ask, askWith, patiently } from '../api/ask.js';
import { useCoupons, type Wallet } from '../checkout/use-coupons.js';
import type { RoomView } from '../room/room-view.js';
import { useRoom } from '../room/use-room.js';
import type { Shop } from '../shop/shop.js';
import { type ShopFacts, useShopFacts } from '../shop/use-shop-facts.js';
import { useShop } from '../shop/use-shop.js';
import type { Pass } from '../viewer/pass.js';
import { sourceOf } from '../viewer/traffic-source.js';

/** A viewer in a room: what they see of it and its shop, and what they do there. */
export interface Visit {
  readonly sessionId: string;
  readonly ask: Ask;
  readonly view: RoomView;
  /** Null until the room is being entered. */
  readonly client: RoomClient | null;
  /** Null until it has been read. */
  readonly shop: Shop | null;
  readonly facts: ShopFacts;
  readonly wallet: Wallet;
}

export function useVisit(sessionId: string, { token, stayId }: Pass): Visit {
  const ask = useMemo(() => patiently(askWith(token)), [token]);
  const stay = useMemo(() => ({ stayId, source: sourceOf(window.location.search) }), [stayId]);
  const { view, client } = useRoom({ sessionId, token, stay });
  const shop = useShop(ask, { sessionId, timeScale: view.session?.timeScale ?? 1, changes: view.shopChanges });
  const facts = useShopFacts(ask, sessionId);
  const wallet = useCoupons(ask, sessionId);
  return { sessionId, ask, view, client, shop, facts, wallet };
}

/** What is on the shelf under this id, if it is. */
export const itemOf = ({ shop }: Visit, listingId: string | null) =>
  shop?.items.find((item) => item.listingId === listingId);
